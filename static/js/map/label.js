/** A district's name on the base's canvas, where there is room for it. */

import { ink } from './ink.js';

const L = globalThis.L;

export const Label = L.CircleMarker.extend({
  options: { interactive: false, text: '', room: null, strong: false },

  _updateBounds() {
    const half = [this.options.text.length * 8, 10];
    this._pxBounds = new L.Bounds(this._point.subtract(half), this._point.add(half));
  },

  _updatePath() {
    const renderer = this._renderer;
    if (!renderer._drawing) return;
    const size = this._map.getZoom() < 12 ? 12 : 14;
    const context = renderer._ctx;
    context.save();
    context.font = `500 ${size}px ${ink().font}`;
    if (context.measureText(this.options.text).width < this._room()) this._write(context);
    context.restore();
  },

  _write(context) {
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = ink().halo;
    context.strokeText(this.options.text, this._point.x, this._point.y);
    context.fillStyle = ink().label;
    context.fillText(this.options.text, this._point.x, this._point.y);
  },

  /** Width in pixels of the district's run through its label. */
  _room() {
    const [west, east] = this.options.room.map((at) => this._map.latLngToLayerPoint(at).x);
    return east - west;
  },
});
