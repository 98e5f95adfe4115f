/** A legend: what is shown, its classes by colour and hatch, whose it is, of when, and what to beware of. */

import { element } from '../element.js';
import { hatch } from './hatch.js';
import { w } from './words.js';

/** Side of a sample, in pixels. */
const SIDE = 22;

/**
 * Make a legend; every word is text.
 *
 * @param {string} title
 * @param {{colour: string, hatch?: string, shape?: 'area'|'point'|'line', words: string}[]} rows
 * @param {{source?: string, date?: string, caution?: string}} beside
 * @returns {HTMLElement}
 */
export function legend(title, rows, { source, date, caution } = {}) {
  const origin = [source, date].filter(Boolean).join(w('context.gap'));
  return element(
    'div',
    { class: 'context-legend' },
    element('h4', {}, title),
    element('ul', {}, ...rows.map((row) => element('li', {}, sample(row), element('span', {}, row.words)))),
    ...(origin ? [element('p', { class: 'context-origin' }, w('context.origin', { origin }))] : []),
    ...(caution ? [element('p', { class: 'context-caution' }, caution)] : []),
  );
}

function sample({ colour, hatch: pattern = 'none', shape = 'area' }) {
  const canvas = element('canvas', { 'aria-hidden': 'true', class: 'context-sample' });
  const scale = Math.min(devicePixelRatio || 1, 3);
  canvas.width = canvas.height = SIDE * scale;
  const pen = canvas.getContext('2d');
  pen.scale(scale, scale);
  pen.beginPath();
  if (shape === 'point') pen.arc(SIDE / 2, SIDE / 2, SIDE / 3.4, 0, 2 * Math.PI);
  else if (shape === 'line') pen.rect(1, SIDE / 2 - 2, SIDE - 2, 4);
  else pen.rect(1, 1, SIDE - 2, SIDE - 2);
  pen.fillStyle = colour;
  pen.fill();
  if (shape === 'area') {
    pen.fillStyle = hatch(pen, pattern, colour);
    pen.fill();
  }
  pen.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue('--ink');
  pen.lineWidth = 1;
  pen.stroke();
  return canvas;
}
