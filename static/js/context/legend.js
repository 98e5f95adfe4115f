/** A legend: what is shown, its classes by colour and hatch, whose it is, of when, and what to beware of. */

import { element, marked } from '../element.js';
import { sample } from './look.js';
import { w } from './words.js';

/** Side of a sample, in pixels. */
const SIDE = 24;

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
    element('h4', {}, ...marked(title)),
    ...(rows.length ? [element('ul', {}, ...rows.map((row) => element('li', {}, drawn(row), element('span', {}, ...marked(row.words)))))] : []),
    ...(origin ? [element('p', { class: 'context-origin' }, ...marked(w('context.origin', { origin })))] : []),
    ...(caution ? [element('p', { class: 'context-caution' }, caution)] : []),
  );
}

function drawn({ colour, hatch = 'none', shape = 'area' }) {
  const canvas = element('canvas', { 'aria-hidden': 'true', class: 'context-sample' });
  const fine = Math.min(globalThis.devicePixelRatio || 1, 3);
  canvas.width = canvas.height = SIDE * fine;
  const pen = canvas.getContext('2d');
  pen.scale(fine, fine);
  sample(pen, SIDE, { colour, hatch, shape });
  return canvas;
}
