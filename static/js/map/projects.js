/** The layer of projects: shows those that are meant, and knows what lies under a finger. */

import { onChange } from './ink.js';
import { radiusAt } from './marker.js';
import { Work } from './work.js';

const L = globalThis.L;
const FINGER = 22;
const POINTER = 4;

/** A canvas on which a change is many things at once: it is drawn anew as a whole, and no bounds of the change are kept. */
const Board = L.Canvas.extend({
  _extendRedrawBounds() {},

  /** Draw all anew with the next frame; what is folded stays on the map, projected, and is not drawn. */
  redraw() {
    if (this._map) this._redrawRequest ||= L.Util.requestAnimFrame(this._redraw, this);
  },

  _updatePoly(layer, closed) {
    if (!layer.options.folded) L.Canvas.prototype._updatePoly.call(this, layer, closed);
  },

  _updateCircle(layer) {
    if (!layer.options.folded) L.Canvas.prototype._updateCircle.call(this, layer);
  },
});

export const ProjectLayer = L.LayerGroup.extend({
  initialize(options) {
    L.LayerGroup.prototype.initialize.call(this, [], options);
    this.works = new Map();
    this.shown = new Set();
    this.places = new Map();
    this.selected = null;
  },

  onAdd(map) {
    this._renderers = {
      shapes: new Board({ pane: pane(map, 'shapes', 410), padding: 0.1, tolerance: 8 }),
      symbols: new Board({ pane: pane(map, 'symbols', 420), padding: 0.1 }),
      chosen: new Board({ pane: pane(map, 'chosen', 430), padding: 0.1, tolerance: 8 }),
    };
    L.LayerGroup.prototype.onAdd.call(this, map);
    onChange(() => this.works.forEach((work) => { work.restyle(); if (work.marker._map) work.marker.redraw(); }));
  },

  /** @param {object[]} features GeoJSON; those without a geometry have no place here */
  fill(features) {
    for (const feature of [...features].sort((a, b) => weight(a.properties) - weight(b.properties))) {
      if (feature.geometry) this.works.set(feature.properties.id, new Work(feature, this._renderers));
    }
    this._share();
  },

  /** Show the projects of a set of ids, and no other. */
  show(ids) {
    for (const [id, work] of this.works) {
      const meant = ids.has(id);
      if (meant === this.shown.has(id)) continue;
      if (meant) this.shown.add(id);
      else this.shown.delete(id);
      this._fold(work, !meant);
    }
    for (const works of this.places.values()) works.filter((work) => this.shown.has(work.id)).forEach((work, i, all) => work.stand(i, all.length));
    const { shapes, symbols, chosen } = this._renderers;
    for (const board of this.selected ? [shapes, symbols, chosen] : [shapes, symbols]) board.redraw();
  },

  /** What comes back to a map that has not moved needs no projecting: it never left. */
  _fold(work, folded) {
    for (const layer of work.layers) {
      layer.options.folded = folded;
      if (!folded && !layer._map) this.addLayer(layer);
    }
  },

  /** Hold these features, and the one that is selected, and show them. */
  turn(features) {
    const ids = new Set(features.map((feature) => feature.properties.id));
    if (this.selected) ids.add(this.selected);
    this.fill(features.filter((feature) => !this.works.has(feature.properties.id)));
    this.show(ids);
    for (const [id, work] of this.works) {
      if (ids.has(id)) continue;
      work.layers.forEach((layer) => this.removeLayer(layer));
      this.works.delete(id);
    }
    this._share();
  },

  select(id) {
    if (id === this.selected) return;
    this._lift(this.works.get(this.selected), false);
    this.selected = id;
    this._lift(this.works.get(id), true);
    this._map.getContainer().classList.toggle('chosen', this.works.has(id));
  },

  _lift(work, selected) {
    if (!work) return;
    work.layers.forEach((layer) => this.removeLayer(layer));
    work.select(selected);
    if (this.shown.has(work.id)) work.layers.forEach((layer) => this.addLayer(layer));
  },

  /** Bounds of the symbols of some ids, or of all; not valid when there is none. */
  bounds(ids = null) {
    return L.latLngBounds([...this.works.values()].filter((work) => !ids || ids.has(work.id)).map((work) => work.at));
  },

  /** How many projects are drawn: counted on the map itself. */
  drawn() {
    return this.getLayers().filter((layer) => layer.options.work && !layer.options.folded).length;
  },

  /**
   * Ids of the projects under a point: symbols first, then lines; areas only where nothing finer lies.
   *
   * @param {L.Point} point in the container
   * @param {boolean} coarse whether a finger points
   */
  under(point, coarse) {
    const works = [...this.shown].map((id) => this.works.get(id));
    const at = this._map.containerPointToLayerPoint(point);
    const reach = Math.max(radiusAt(this._map.getZoom()) + POINTER, coarse ? FINGER : 0);
    const symbols = works.filter((work) => work.marker._point?.distanceTo(at) <= reach);
    const lines = works.filter((work) => !symbols.includes(work) && work.covers(at, 'line'));
    const fine = [...symbols.sort((a, b) => a.marker._point.distanceTo(at) - b.marker._point.distanceTo(at)), ...lines];
    const found = fine.length ? fine : works.filter((work) => work.covers(at, 'area') || work.covers(at, 'radius'));
    return found.map((work) => work.id);
  },

  /** Find the places that several projects share. */
  _share() {
    const places = new Map();
    for (const work of this.works.values()) {
      const place = `${work.at.lat.toFixed(4)},${work.at.lng.toFixed(4)}`;
      places.set(place, [...(places.get(place) ?? []), work]);
    }
    this.places = new Map([...places].filter(([, works]) => works.length > 1));
  },
});

/** What is drawn last is seen best: what is late, what is being built. */
function weight({ phase, overdue }) {
  return ['unstated', 'done', 'stopped', 'planned', 'building'].indexOf(phase) + (overdue ? 5 : 0);
}

function pane(map, name, zIndex) {
  const element = map.getPane(name) ?? map.createPane(name);
  element.style.zIndex = zIndex;
  element.style.pointerEvents = 'none';
  return name;
}
