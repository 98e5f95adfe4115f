/** The base: districts with their names on land, neighbouring counties in grey. Whole without any tile. */

import { anchorOf } from './anchor.js';
import { ink, onChange } from './ink.js';
import { Label } from './label.js';
import { at } from '../copied.js';
import { district, t } from '../words.js';

const L = globalThis.L;
const PATIENCE_MS = 500;

export const DistrictBase = L.LayerGroup.extend({
  initialize(options) {
    L.LayerGroup.prototype.initialize.call(this, []);
    this.urls = options;
    this.tiled = false;
  },

  onAdd(map) {
    this._canvas = canvas(map, 'base', 250);
    // names stand above the lines and areas of projects (410) and below their symbols (420)
    this._names = canvas(map, 'names', 415);
    L.LayerGroup.prototype.onAdd.call(this, map);
    this._yieldToTiles(map);
    onChange(() => this._restyle());
    this.ready = this._load(map);
  },

  /** Bounds of the city, once the districts are known; null where they cannot be had. */
  async bounds() {
    await this.ready;
    const bounds = this._districts.getBounds();
    return bounds.isValid() ? bounds : null;
  },

  getAttribution() {
    return t('site.boundaries');
  },

  async _load(map) {
    await seen(map);
    const [neighbours, districts] = await Promise.all([polygons(this.urls.neighbours), polygons(this.urls.districts)]);
    // the list and the projects come first
    await calm();
    this._neighbours = this._draw(neighbours);
    this._districts = this._draw(districts);
    this._restyle();
    districts.features.forEach((feature) => this.addLayer(labelOf(feature, this._names)));
  },

  _draw(collection) {
    const layer = L.geoJSON(collection, { style: { renderer: this._canvas, interactive: false, weight: 1 } });
    this.addLayer(layer);
    return layer;
  },

  _restyle() {
    const { land, border, neighbour } = ink();
    const fillOpacity = this.tiled ? 0 : 1;
    this._neighbours?.setStyle({ color: border, fillColor: neighbour, fillOpacity, weight: 0.8 });
    this._districts?.setStyle({ color: border, fillColor: land, fillOpacity, weight: this.tiled ? 1.5 : 1 });
  },

  /** Our land covers the tiles until one arrives: when none does, the map is as whole as without them. */
  _yieldToTiles(map) {
    map.eachLayer((layer) => {
      if (!(layer instanceof L.TileLayer)) return;
      layer.once('tileload', () => {
        this.tiled = true;
        this._restyle();
      });
    });
  },
});

function canvas(map, pane, zIndex) {
  Object.assign(map.createPane(pane).style, { zIndex, pointerEvents: 'none' });
  return L.canvas({ pane, padding: 0.3 });
}

/** Wait until somebody sees the map: on a phone the list comes first. */
function seen(map) {
  const { x, y } = map.getSize();
  return x && y ? null : new Promise((go) => { map.once('resize', go); });
}

/** Wait until the page has a moment; not every browser tells when that is. */
function calm() {
  const idle = globalThis.requestIdleCallback;
  return new Promise((go) => { if (idle) idle(go, { timeout: PATIENCE_MS }); else setTimeout(go); });
}

/** Polygons, or none: the projects are drawn on whatever there is, and the browser notes what failed. */
async function polygons(url) {
  const collection = await fetch(at(url)).then((response) => (response.ok ? response.json() : null)).catch(() => null);
  return collection ?? { type: 'FeatureCollection', features: [] };
}

function labelOf(feature, renderer) {
  const [lng, lat] = anchorOf(feature.geometry);
  const ring = largestRing(feature.geometry);
  const xs = crossingsAt(ring, lat);
  const west = Math.max(...xs.filter((x) => x <= lng), Math.min(...xs));
  const east = Math.min(...xs.filter((x) => x >= lng), Math.max(...xs));
  const room = [L.latLng(lat, west), L.latLng(lat, east)];
  return new Label([lat, lng], { renderer, text: district(feature.properties.name).replace(/ District$/, ''), room });
}

function largestRing(geometry) {
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map((rings) => rings[0]);
  return rings.reduce((best, ring) => (ring.length > best.length ? ring : best));
}

function crossingsAt(ring, y) {
  return ring.flatMap((a, i) => {
    const b = ring[(i + 1) % ring.length];
    return (a[1] > y) !== (b[1] > y) ? [a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])] : [];
  });
}
