/** How classes look: a colour and a hatch each, and for points a shape, so that nobody needs the colour. */

import { hatch, inkOn } from './hatch.js';

/** What has no class: a violet that no phase of a work has, on either ground. */
const PLAIN = { colour: '#8a4fb0', hatch: 'none' };
/** Shape of a point by the hatch that its class would have as an area: corners, and how far it is turned. */
const SHAPES = { none: [0, 0], dots: [3, 0], 'lines-wide': [4, 0], lines: [4, 0.5], 'lines-close': [3, 1], cross: [5, 0], 'cross-close': [6, 0] };
const RADIUS = 4.5;
const LINE = 3;
/** Edges of areas, how black and from which zoom on: a flood map is a mosaic, whose joints would hide what they enclose from
 * afar and are faint from near; a basin's edge is what is asked about. */
const JOINT = { from: 16, alpha: 0.35 };
const EDGE = { from: 0, alpha: 1 };

export class Look {
  /** @param {{kind: string, classes: {number: number|null, colour: string, hatch: string}[]}} overlay as `/overlays` tells it */
  constructor({ kind, classes }) {
    this.classes = new Map(classes.map((one) => [one.number ?? 0, one]));
    this.edge = kind === 'flood-potential' ? JOINT : EDGE;
  }

  of(number) {
    return this.classes.get(number) ?? PLAIN;
  }

  /** Draw what of a square is seen at `{ scale, dx, dy, zoom }`: the least class first, so that the deepest is never hidden. */
  draw(pen, cut, place) {
    const { scale, dx, dy } = place;
    const matrix = new DOMMatrix([scale, 0, 0, scale, dx, dy]);
    for (const [number, path] of ranked(cut.areas)) fill(pen, moved(path, matrix), this.of(number), place.zoom >= this.edge.from ? this.edge.alpha : 0);
    for (const [number, path] of ranked(cut.lines)) stroke(pen, moved(path, matrix), this.of(number));
    for (const [number, points] of ranked(cut.points)) {
      const path = new Path2D();
      for (const [x, y] of points) spot(path, x * scale + dx, y * scale + dy, this.of(number).hatch);
      dot(pen, path, this.of(number));
    }
  }
}

/** Draw one sample of a class into the middle of a small canvas, as it is drawn on the map. */
export function sample(pen, side, { colour, hatch: pattern, shape }) {
  const path = new Path2D();
  if (shape === 'point') {
    spot(path, side / 2, side / 2, pattern, side / 3.5);
    dot(pen, path, { colour });
  } else if (shape === 'line') {
    path.moveTo(1, side / 2);
    path.lineTo(side - 1, side / 2);
    stroke(pen, path, { colour });
  } else {
    path.rect(0.5, 0.5, side - 1, side - 1);
    fill(pen, path, { colour, hatch: pattern }, EDGE.alpha);
  }
}

const ranked = (classes) => [...classes].sort(([a], [b]) => a - b);

function moved(path, matrix) {
  const there = new Path2D();
  there.addPath(path, matrix);
  return there;
}

function fill(pen, path, { colour, hatch: pattern }, edge) {
  for (const style of [colour, hatch(pen, pattern, colour)]) {
    pen.fillStyle = style;
    pen.fill(path);
  }
  if (!edge) return;
  pen.globalAlpha = edge;
  pen.lineWidth = 1;
  pen.strokeStyle = inkOn(colour);
  pen.stroke(path);
  pen.globalAlpha = 1;
}

function stroke(pen, path, { colour }) {
  for (const [style, width] of [[inkOn(colour), LINE + 2], [colour, LINE]]) {
    pen.strokeStyle = style;
    pen.lineWidth = width;
    pen.stroke(path);
  }
}

function dot(pen, path, { colour }) {
  pen.fillStyle = colour;
  pen.strokeStyle = inkOn(colour);
  pen.lineWidth = 1.2;
  pen.fill(path);
  pen.stroke(path);
}

/** A point's shape: round, or with corners. */
function spot(path, x, y, pattern, radius = RADIUS) {
  const [corners, turned] = SHAPES[pattern] ?? SHAPES.none;
  if (!corners) {
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  for (let at = 0; at <= corners; at += 1) {
    const angle = ((at + turned) / corners) * 2 * Math.PI - Math.PI / 2;
    path[at ? 'lineTo' : 'moveTo'](x + 1.2 * radius * Math.cos(angle), y + 1.2 * radius * Math.sin(angle));
  }
}
