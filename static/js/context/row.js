/** One row of an analysis, in the lines of a tip. */

import { w } from './words.js';

/**
 * @param {'works'|'areas'|'gaps'} kind
 * @param {object} row its properties
 * @param {{number: number|null, words: string}[]} classes
 * @returns {string[]}
 */
export function linesOf(kind, row, classes) {
  const deepest = classes.find(({ number }) => number === row.deepest && number !== null)?.words;
  return [...{ works, areas, gaps }[kind](row), deepest, points(row)].filter(Boolean);
}

const works = (row) => [row.name, row.is_inside === undefined ? null : row.is_inside ? inside(row) : w('analysis.inside_not')];

const areas = (row) => [
  row.name,
  spaced(w('analysis_column.works'), row.works),
  spaced(w('analysis_column.villages'), w('analysis.near_of', { n: row.villages_near, of: row.villages })),
];

const gaps = (row) => [w('analysis.layer_here', { n: row.rank }), row.ha === null ? null : w('analysis.hectares_of', { n: number(row.ha) }), nearest(row)];

function nearest({ nearest_name: name, nearest_m: metres }) {
  return spaced(w('analysis_column.nearest'), ...(name ? [name, w('analysis.metres_of', { n: number(metres) })] : [w('analysis.no_nearest')]));
}

function inside({ inside_ha: ha, inside_m: metres, inside_share: share }) {
  if (ha === null && metres === null) return w('analysis.inside_spot');
  const amount = ha === null ? w('analysis.metres_of', { n: number(metres) }) : w('analysis.hectares_of', { n: number(ha) });
  return w('analysis.inside_of', { amount, share: `${Math.round(share * 100)}%` });
}

function points({ points: n }) {
  return n === undefined || n === null ? null : spaced(w('analysis_column.points'), n);
}

const spaced = (...parts) => parts.join(' ');

const number = (value) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
