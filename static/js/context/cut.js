/** What of an overlay lies in one square of the map: paths to draw, and shapes to ask about. */

/** Units of a square's side: the grid of a vector tile. */
export const EXTENT = 4096;
/** Two positions that are closer than this, in units, are one to the eye. */
const FINE = 8;

/**
 * @typedef {object} Shape
 * @property {number} number of its class; 0 where it has none
 * @property {string} id
 * @property {'area'|'line'|'point'} kind
 * @property {number[][]} parts x and y in turn, in units of the square; rings of an area, the outer ones clockwise to the eye
 */

export class Cut {
  /** @param {() => Iterable<Shape>} shapes told anew whenever it is called, so that no shape is held twice */
  constructor(shapes) {
    this.shapes = shapes;
    this.areas = new Map();
    this.lines = new Map();
    this.points = new Map();
    for (const shape of shapes()) this._add(shape);
  }

  /** Shapes at a place, and points and lines not farther than `reach`, all in units. */
  under(x, y, reach) {
    const met = [];
    for (const shape of this.shapes()) if (meets(shape, x, y, reach)) met.push(shape);
    return met;
  }

  _add({ number, kind, parts }) {
    if (kind === 'point') {
      const points = this.points.get(number) ?? [];
      for (const part of parts) points.push(part);
      this.points.set(number, points);
      return;
    }
    const paths = kind === 'area' ? this.areas : this.lines;
    if (!paths.has(number)) paths.set(number, new Path2D());
    for (const part of parts) trace(paths.get(number), part);
  }
}

/** Draw a part; of many positions in one pixel of a far view, one is enough. A ring ends where it began: `closePath` would
 * ask for the bounds of all that is in the path, each time. */
function trace(path, part) {
  let [x, y] = part;
  path.moveTo(x, y);
  for (let at = 2; at < part.length; at += 2) {
    const last = at + 2 >= part.length;
    if (!last && Math.abs(part[at] - x) + Math.abs(part[at + 1] - y) < FINE) continue;
    [x, y] = [part[at], part[at + 1]];
    path.lineTo(x, y);
  }
}

function meets({ kind, parts }, x, y, reach) {
  if (kind === 'area') return parts.reduce((inside, ring) => inside !== crosses(ring, x, y), false);
  if (kind === 'point') return parts.some(([px, py]) => Math.hypot(px - x, py - y) <= reach);
  return parts.some((line) => near(line, x, y, reach));
}

/** Whether a ray from the place crosses a ring an odd number of times. */
function crosses(ring, x, y) {
  let odd = false;
  for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
    const [ax, ay, bx, by] = [ring[at], ring[at + 1], ring[before], ring[before + 1]];
    if ((ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}

function near(line, x, y, reach) {
  for (let at = 2; at < line.length; at += 2) {
    if (toPiece(x, y, line.slice(at - 2, at + 2)) <= reach) return true;
  }
  return false;
}

/** How far a place is from a straight piece of a line. */
function toPiece(x, y, [ax, ay, bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
