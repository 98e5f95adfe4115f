/** A project's symbol on the canvas: the phase's shape, drawn from the same sprite as the list's and the legend's. */

import { ink } from './ink.js';

const L = globalThis.L;
const shapes = new Map();
/** Pictures of the symbols by the ink that they were drawn with. */
const pictures = new WeakMap();
/** Pixels of the canvas to one of the page, as Leaflet makes them. */
const DENSITY = L.Browser.retina ? 2 : 1;

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
  options: { interactive: false, work: null, step: null, selected: false, folded: false },

  /** A symbol stands at its place, or beside it when several share one place: `step` counts symbols, not metres. */
  _project() {
    const at = this._map.latLngToLayerPoint(this._latlng);
    this._radius = radiusAt(this._map.getZoom());
    const step = this.options.step;
    this._point = step ? at.add(L.point(step).multiplyBy(this._radius * 2)).round() : at;
    this._updateBounds();
  },

  _updateBounds() {
    const reach = this._radius * 2;
    this._pxBounds = new L.Bounds(this._point.subtract([reach, reach]), this._point.add([reach, reach]));
  },

  _updatePath() {
    const context = this._renderer._ctx;
    if (!this._renderer._drawing || this.options.folded || this._empty()) return;
    const { work: { phase, overdue }, selected } = this.options;
    const reach = this._radius * 2;
    if (selected) this._drawRing(context);
    context.drawImage(picture(phase, overdue, this._radius), this._point.x - reach, this._point.y - reach, 2 * reach, 2 * reach);
  },

  _drawRing(context) {
    context.beginPath();
    context.setLineDash([]);
    context.arc(this._point.x, this._point.y, this._radius * 1.6, 0, 2 * Math.PI);
    context.fillStyle = ink().surface;
    context.fill();
    context.lineWidth = this._radius * 0.35;
    context.strokeStyle = ink().select;
    context.stroke();
  },
});

/** A symbol is drawn once for each size, and copied: a thousand copies cost what fifty drawings do. */
function picture(phase, overdue, radius) {
  const now = ink();
  if (!pictures.has(now)) pictures.set(now, new Map());
  const kept = pictures.get(now);
  const name = `${phase} ${overdue} ${radius}`;
  if (!kept.has(name)) kept.set(name, draw(phase, overdue, radius));
  return kept.get(name);
}

function draw(phase, overdue, radius) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = radius * 4 * DENSITY;
  const context = canvas.getContext('2d');
  context.translate(canvas.width / 2, canvas.height / 2);
  context.scale((radius / 10) * DENSITY, (radius / 10) * DENSITY);
  drawSymbol(context, phase);
  if (overdue) drawOverdue(context);
  return canvas;
}

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
