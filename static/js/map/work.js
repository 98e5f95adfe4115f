/** One project on the map: its line or area, its radius, and its symbol. */

import { anchorOf } from './anchor.js';
import { ink } from './ink.js';
import { WorkMarker, radiusAt } from './marker.js';

const L = globalThis.L;

/** The circle round a symbol; not drawn while the symbol covers it. */
const Circle = L.Circle.extend({
  _updatePath() {
    if (this.options.alone || this._radius > radiusAt(this._map.getZoom())) L.Circle.prototype._updatePath.call(this);
  },
});

export class Work {
  /**
   * @param {object} feature GeoJSON with a geometry, CRS84
   * @param {object} renderers canvases: `shapes` below, `symbols` above, `chosen` on top for the one that is selected
   */
  constructor(feature, renderers) {
    this.properties = feature.properties;
    this.id = feature.properties.id;
    const [lng, lat] = anchorOf(feature.geometry);
    this.at = L.latLng(lat, lng);
    this.marker = new WorkMarker(this.at, { work: this.properties, renderer: renderers.symbols });
    this.shapes = shapesOf(feature, renderers.shapes, this.at);
    this.renderers = renderers;
    this.selected = false;
    this.restyle();
  }

  get layers() {
    return [...this.shapes, this.marker];
  }

  get bounds() {
    return this.shapes.reduce((bounds, shape) => bounds.extend(shape.getBounds()), L.latLngBounds(this.at, this.at));
  }

  /** Symbols that share one place stand in a spiral round it; `index` 0 stands on it when `of` is 1. */
  stand(index, of) {
    if (this.place === `${index}/${of}`) return;
    this.place = `${index}/${of}`;
    const turn = index * 2.39996;
    const far = of === 1 ? 0 : 0.62 * Math.sqrt(index + 0.6);
    this.marker.options.step = far ? [far * Math.cos(turn), far * Math.sin(turn)] : null;
    if (this.marker._map) this.marker.redraw();
  }

  /** Lift it onto the topmost canvas, or put it back; call while it is off the map. */
  select(selected) {
    this.selected = selected;
    this.marker.options.selected = selected;
    this.marker.options.renderer = selected ? this.renderers.chosen : this.renderers.symbols;
    for (const shape of this.shapes) shape.options.renderer = selected ? this.renderers.chosen : this.renderers.shapes;
    this.restyle();
  }

  /** Draw with the phase's colour and dash, stronger when selected. */
  restyle() {
    const { colour, dash } = ink()[this.properties.phase];
    for (const shape of this.shapes) {
      const looks = { line: lineLook, area: areaLook, radius: radiusLook }[shape.options.kind];
      shape.setStyle({ color: colour, fillColor: colour, ...looks(dash, this.selected) });
    }
  }

  /** Whether a line or area of it lies under a point of the map. */
  covers(layerPoint, kind) {
    return this.shapes.some((shape) => shape.options.kind === kind && shape._map && shape._containsPoint(layerPoint));
  }
}

const lineLook = (dash, selected) => ({ weight: selected ? 6 : 3.5, opacity: selected ? 1 : 0.85, dashArray: dash, fill: false });
const areaLook = (dash, selected) => ({
  weight: selected ? 3 : 1, opacity: selected ? 1 : 0.6, dashArray: dash, fill: true, fillOpacity: selected ? 0.2 : 0.035,
});
const radiusLook = (_, selected) => ({
  weight: selected ? 2.5 : 1.2, opacity: selected ? 1 : 0.7, dashArray: '3 4', fill: true, fillOpacity: selected ? 0.16 : 0,
});

function shapesOf(feature, renderer, at) {
  const { type } = feature.geometry;
  const options = { renderer, interactive: false, lineCap: 'butt' };
  if (type.endsWith('Point')) return pointShapes(feature, options, at);
  const kind = type.endsWith('LineString') ? 'line' : 'area';
  return L.geoJSON(feature, { style: { ...options, kind } }).getLayers();
}

/** A place that is known to some metres only is drawn as that circle; the other points of a multipoint as small ones. */
function pointShapes(feature, options, at) {
  const { type, coordinates } = feature.geometry;
  const points = type === 'Point' ? [at] : coordinates.map(([lng, lat]) => L.latLng(lat, lng));
  const about = { ...options, kind: 'radius', radius: feature.properties.precision_m, alone: type !== 'Point' };
  return points.map((point) => new Circle(point, about));
}
