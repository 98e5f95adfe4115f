/** A project's symbol on the canvas: the phase's shape, drawn from the same sprite as the list's and the legend's. */

import { ink } from './ink.js';

const L = globalThis.L;
const shapes = new Map();

function shape(phase) {
  if (!shapes.has(phase)) {
    const paths = [...document.querySelectorAll(`#sym-${phase} path`)];
    shapes.set(phase, paths.map((path) => ({ role: path.getAttribute('class'), path: new Path2D(path.getAttribute('d')) })));
  }
  return shapes.get(phase);
}

/** Size of a symbol: half its width in pixels. */
export const radiusAt = (zoom) => (zoom < 10 ? 5.5 : zoom < 12 ? 8 : zoom < 14 ? 10 : 12);

export const WorkMarker = L.CircleMarker.extend({
  options: { interactive: false, work: null, step: null, selected: false },

  /** A symbol stands at its place, or beside it when several share one place: `step` counts symbols, not metres. */
  _project() {
    const at = this._map.latLngToLayerPoint(this._latlng);
    this._radius = radiusAt(this._map.getZoom());
    const step = this.options.step;
    this._point = step ? at.add(L.point(step).multiplyBy(this._radius * 2)) : at;
    this._updateBounds();
  },

  _updateBounds() {
    const reach = this._radius * 2;
    this._pxBounds = new L.Bounds(this._point.subtract([reach, reach]), this._point.add([reach, reach]));
  },

  _updatePath() {
    const context = this._renderer._ctx;
    if (!this._renderer._drawing || this._empty()) return;
    context.save();
    context.translate(this._point.x, this._point.y);
    context.scale(this._radius / 10, this._radius / 10);
    context.setLineDash([]);
    if (this.options.selected) this._drawRing(context);
    drawSymbol(context, this.options.work.phase);
    if (this.options.work.overdue) drawOverdue(context);
    context.restore();
  },

  _drawRing(context) {
    context.beginPath();
    context.arc(0, 0, 16, 0, 2 * Math.PI);
    context.fillStyle = ink().surface;
    context.fill();
    context.lineWidth = 3.5;
    context.strokeStyle = ink().select;
    context.stroke();
  },
});

function drawSymbol(context, phase) {
  const { surface, [phase]: { colour } } = ink();
  const parts = shape(phase);
  context.lineJoin = 'round';
  context.strokeStyle = surface;
  context.lineWidth = 5;
  for (const { path } of parts.slice(0, 1)) context.stroke(path);
  for (const { role, path } of parts) {
    const solid = role === 'solid';
    context.fillStyle = solid ? colour : surface;
    if (role !== 'cut' && role !== 'bar') context.fill(path);
    context.strokeStyle = role === 'cut' ? surface : colour;
    context.lineWidth = role === 'bar' ? 4.5 : 2.4;
    context.setLineDash(role === 'dashed' ? [3.4, 2] : []);
    context.stroke(path);
    context.setLineDash([]);
  }
}

/** A promise that has passed: a mark of its own at the symbol's shoulder. */
function drawOverdue(context) {
  const { warn, surface } = ink();
  context.beginPath();
  context.arc(8, -8, 5.4, 0, 2 * Math.PI);
  context.fillStyle = warn;
  context.strokeStyle = surface;
  context.lineWidth = 1.6;
  context.fill();
  context.stroke();
  context.fillStyle = surface;
  context.fillRect(7.2, -11.2, 1.6, 4);
  context.fillRect(7.2, -6.4, 1.6, 1.6);
}
