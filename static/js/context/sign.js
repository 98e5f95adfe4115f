/** A station's sign: its shape says what it measures, its filling how old the reading is, its size and mark how grave. */

import { element } from '../element.js';

const SIDE = 24;
const RADII = { calm: 5.5, notice: 8, warning: 9.5 };
/** Where the whole city is seen a calm station is a speck, and what calls for a look still is not. */
const SCALES = [[11, { calm: 0.5, notice: 0.75, warning: 0.9 }], [13, { calm: 0.75, notice: 0.9, warning: 1 }]];
/** Corners of each kind's shape, round the middle of a circle of radius 1; none: round itself. */
const SHAPES = {
  rain: null,
  sewer_level: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  flood_depth: [[0, 1.15], [1.1, -0.8], [-1.1, -0.8]],
  water_level: [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]],
};

/** Colours of now, from the style sheet. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(`--${name}`).trim();
  return { calm: value('sensor-calm'), notice: value('sensor-notice'), warning: value('sensor-warning'), dead: value('sensor-dead'), surface: value('surface'), select: value('select'), font: style.fontFamily };
}

/** Half the width of a sign at a zoom; in a list there is none, and it is drawn whole. */
export function radiusOf(mark = 'calm', zoom = Infinity) {
  const [, scale] = SCALES.find(([below]) => zoom < below) ?? [];
  return RADII[mark] * (scale?.[mark] ?? 1);
}

/**
 * Draw a sign.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {{x: number, y: number}} at
 * @param {{kind?: string, state?: string, mark?: string, zoom?: number}} one
 * @param {object} now what `colours` gave
 */
export function draw(pen, { x, y }, { kind = 'rain', state = 'fresh', mark = 'calm', zoom }, now) {
  const colour = state === 'dead' ? now.dead : now[mark];
  const radius = radiusOf(mark, zoom);
  pen.save();
  pen.translate(x, y);
  pen.setLineDash([]);
  pen.lineJoin = 'round';
  outline(pen, kind, radius);
  stroke(pen, now.surface, radius < 4 ? 3 : 5);
  pen.fillStyle = state === 'fresh' || state === 'degraded' ? colour : now.surface;
  pen.fill();
  stroke(pen, colour, state === 'dead' || radius < 4 ? 1.5 : 2.5);
  if (state === 'degraded') dot(pen, radius * 0.42, now.surface);
  if (state === 'dead') cross(pen, radius, colour);
  if (mark !== 'calm') shoulder(pen, radius, colour, now);
  pen.restore();
}

/** A small canvas with a sign, for a list. */
export function sampled(one) {
  const canvas = element('canvas', { 'aria-hidden': 'true', class: 'context-sample' });
  const fine = Math.min(globalThis.devicePixelRatio || 1, 3);
  canvas.width = canvas.height = SIDE * fine;
  const pen = canvas.getContext('2d');
  pen.scale((fine * SIDE) / 30, (fine * SIDE) / 30);
  draw(pen, { x: 14, y: 16 }, one, colours());
  return canvas;
}

function outline(pen, kind, radius) {
  pen.beginPath();
  const corners = SHAPES[kind];
  if (!corners) {
    pen.arc(0, 0, radius, 0, 2 * Math.PI);
    return;
  }
  for (const [x, y] of corners) pen.lineTo(x * radius, y * radius);
  pen.closePath();
}

function stroke(pen, colour, width) {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

function dot(pen, radius, colour) {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.fillStyle = colour;
  pen.fill();
}

function cross(pen, radius, colour) {
  const reach = radius * 0.5;
  pen.beginPath();
  pen.moveTo(-reach, -reach);
  pen.lineTo(reach, reach);
  pen.moveTo(reach, -reach);
  pen.lineTo(-reach, reach);
  stroke(pen, colour, 1.5);
}

/** What calls for a look has a mark of its own at its shoulder, which is no matter of colour. */
function shoulder(pen, radius, colour, now) {
  pen.translate(radius * 0.8, -radius * 0.8);
  pen.beginPath();
  pen.arc(0, 0, 6, 0, 2 * Math.PI);
  pen.fillStyle = now.surface;
  pen.fill();
  stroke(pen, colour, 1.5);
  pen.fillStyle = colour;
  pen.font = `700 10px ${now.font}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText('!', 0, 0.5);
}
