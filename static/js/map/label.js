/** A district's name on the base's canvas, where there is room for it. */

import { ink } from './ink.js';

const L = globalThis.L;
const RAISED = 9;

export const Label = L.CircleMarker.extend({
  options: { interactive: false, text: '', room: null, strong: false },

  _updateBounds() {
    const half = [this.options.text.length * 8, RAISED + 20];
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
    context.textBaseline = 'bottom';
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = ink().halo;
    // above the spot itself, where the symbol of what concerns the whole district stands
    const at = [this._point.x, this._point.y - RAISED];
    context.strokeText(this.options.text, ...at);
    context.fillStyle = ink().label;
    context.fillText(this.options.text, ...at);
  },

  /** Width in pixels of the district's run through its label. */
  _room() {
    const [west, east] = this.options.room.map((at) => this._map.latLngToLayerPoint(at).x);
    return east - west;
  },
});
