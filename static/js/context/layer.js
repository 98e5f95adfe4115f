/** An overlay on the map: squares of canvas that Leaflet keeps while the map moves, drawn sharp at every zoom. */

import { EXTENT } from './cut.js';

const L = globalThis.L;
const SIDE = 256;
/** A screen finer than this gains nothing that the eye sees, and costs the square of it. */
const FINEST = 2;
/** How near a point or a line must be to be meant, in pixels. */
const REACH = 14;

export const OverlayLayer = L.GridLayer.extend({
  /**
   * @param {{zooms: () => Promise<{least: number, most: number, exact?: number}>, cut: (z: number, x: number, y: number) => Promise<object|null>}} source
   * @param {import('./look.js').Look} look
   * @param {object} options of `L.GridLayer`
   */
  initialize(source, look, options) {
    L.GridLayer.prototype.initialize.call(this, { tileSize: SIDE, keepBuffer: 1, updateWhenZooming: false, noWrap: true, ...options });
    Object.assign(this, { source, look });
  },

  createTile(coords, done) {
    const canvas = document.createElement('canvas');
    const fine = Math.min(globalThis.devicePixelRatio || 1, FINEST);
    canvas.width = canvas.height = SIDE * fine;
    const pen = canvas.getContext('2d');
    pen.scale(fine, fine);
    this._draw(pen, coords).then(() => done(null, canvas), (error) => done(error, canvas));
    return canvas;
  },

  async _draw(pen, coords) {
    const places = placesOf(coords, await this.source.zooms());
    const cuts = await Promise.all(places.map(({ z, x, y }) => this.source.cut(z, x, y)));
    cuts.forEach((cut, at) => { if (cut) this.look.draw(pen, cut, { ...places[at], zoom: coords.z }); });
  },

  /** Shapes at a place, the one with the highest class first. */
  async under(latlng) {
    const shown = this._map.getZoom();
    // a far view leaves out what is small: only the nearest squares hold all there is
    const { exact: zoom = Math.round(shown) } = await this.source.zooms();
    const at = this._map.project(latlng, zoom).divideBy(SIDE);
    const reach = (REACH / SIDE) * 2 ** (zoom - shown);
    const met = await Promise.all(around(at, reach).map(async ({ x, y }) => {
      const cut = await this.source.cut(zoom, x, y);
      return cut?.under((at.x - x) * EXTENT, (at.y - y) * EXTENT, reach * EXTENT) ?? [];
    }));
    return [...new Map(met.flat().map((shape) => [shape.id, shape])).values()].sort((a, b) => b.number - a.number);
  },
});

/** Squares within reach of a place, both in sides of a square. */
function around({ x, y }, reach) {
  const span = (value) => {
    const [from, to] = [Math.floor(value - reach), Math.floor(value + reach)];
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  };
  return span(y).flatMap((row) => span(x).map((column) => ({ x: column, y: row })));
}

/** Which squares of the source make one of the map, and where each comes to lie in it, in pixels. */
function placesOf({ z, x, y }, { least, most }) {
  if (z > most) {
    const times = 2 ** (z - most);
    const [left, top] = [Math.floor(x / times), Math.floor(y / times)];
    return [{ z: most, x: left, y: top, scale: (SIDE * times) / EXTENT, dx: (left * times - x) * SIDE, dy: (top * times - y) * SIDE }];
  }
  const parts = 2 ** Math.max(0, least - z);
  const side = SIDE / parts;
  return Array.from({ length: parts * parts }, (_, at) => {
    const [column, row] = [at % parts, Math.floor(at / parts)];
    return { z: Math.max(z, least), x: x * parts + column, y: y * parts + row, scale: side / EXTENT, dx: column * side, dy: row * side };
  });
}
