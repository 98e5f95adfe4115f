/** A query: which projects are meant. The same rules as the server's `layers.Query`. */

import { copied } from './copied.js';

const LISTS = ['category', 'status', 'phase', 'year', 'district', 'id'];
const SINGLE = ['stands', 'finished', 'near', 'radius', 'bbox'];
/** What only the server can measure. */
const MEASURED = ['near', 'radius', 'bbox'];
export const FIELDS = [...LISTS, 'q', ...SINGLE];
/** Year before which what was finished is finished long ago, as the server says it; no number where no page is. */
export const FINISHED_BEFORE = Number(globalThis.document?.querySelector('meta[name=finished-before]')?.content);

/** Empty query: every project. */
export function everything() {
  return Object.fromEntries([...LISTS.map((name) => [name, []]), ['q', ''], ...SINGLE.map((name) => [name, ''])]);
}

/** Read a query from URLSearchParams; a name given twice means both values. */
export function parse(params) {
  const query = everything();
  for (const name of LISTS) {
    query[name] = params.getAll(name).flatMap((text) => text.split(',')).map((text) => text.trim()).filter(Boolean);
  }
  query.q = (params.get('q') ?? '').trim();
  for (const name of SINGLE) query[name] = copied && MEASURED.includes(name) ? '' : params.get(name) ?? '';
  return query;
}

/** Pairs of name and text that say the query; what is empty is left out. */
export function pairs(query) {
  return FIELDS.map((name) => [name, LISTS.includes(name) ? query[name].join(',') : query[name]]).filter(([, text]) => text);
}

/** The ground that the query is about, in words that change when it does; empty for the whole city. */
export const placeOf = (query) => [query.district.join(), query.id.join(), query.near, query.radius, query.bbox].filter(Boolean).join('|');

/** A number, also where it is written with the full-width digits of a Chinese keyboard. */
const figures = (text) => Number(text.normalize('NFKC'));

/** Tests whether a year is among tokens such as `2026`, `2024..2027`, `none`. */
function yearTest(tokens) {
  const spans = tokens.filter((token) => token !== 'none').map((token) => token.split('..').map(figures));
  const unstated = tokens.includes('none');
  return ({ completion_year: year }) => (year === null ? unstated : spans.some(([from, to = from]) => year >= from && year <= to));
}

/** Tests whether a work stands, or should, by the end of a year. */
function standsTest(text) {
  const last = figures(text);
  return ({ phase, completion_year: year }) => phase === 'done' || (phase !== 'stopped' && year !== null && year <= last);
}

function wordsTest(text) {
  const words = text.split(/\s+/u).filter(Boolean).map(fold);
  return (work) => words.every((word) => work.words.includes(word));
}

const finishedLongAgo = (work, before) => work.phase === 'done' && work.completion_kind === 'actual' && work.completion_year < before;
const among = (values) => (value) => values.has(value);

/** One test for each filter that is set, so that a choice can be counted as if its own group were not set. */
function testsOf(query, before) {
  const chosen = Object.fromEntries(LISTS.map((name) => [name, among(new Set(query[name]))]));
  const all = {
    category: (work) => chosen.category(work.category),
    status: (work) => chosen.status(work.status ?? 'none'),
    phase: (work) => chosen.phase(work.phase),
    year: yearTest(query.year),
    district: (work) => work.districts.some(chosen.district),
    q: wordsTest(query.q),
    stands: standsTest(query.stands),
    finished: (work) => !finishedLongAgo(work, before),
    id: (work) => chosen.id(work.id),
  };
  const set = (name) => (name === 'finished' ? query.finished === 'recent' : query[name].length > 0);
  return Object.entries(all).filter(([name]) => set(name));
}

/** What a project fails that more than one filter keeps out. */
export const SEVERAL = 'several';

/**
 * Read a query once, to ask it of many projects.
 *
 * @param {object} query
 * @param {number} before year before which what was finished is finished long ago
 * @returns {(work: object, inside: {has: (id: string) => boolean}|null) => string|null} asked of the properties of a
 *   feature, with `words` to search in, and the ids that a spatial filter leaves, as the server said: the filter that
 *   keeps the project out, `SEVERAL` of them, or null when it is meant
 */
export function sieve(query, before = FINISHED_BEFORE) {
  const tests = testsOf(query, before);
  return (work, inside) => {
    let failed = inside && !inside.has(work.id) ? 'near' : null;
    for (const [name, holds] of tests) {
      if (holds(work)) continue;
      if (failed) return SEVERAL;
      failed = name;
    }
    return failed;
  };
}

/** Fold what a reader may write in two ways: case, width, spaces, 台 for 臺. */
export function fold(text) {
  return text.normalize('NFKC').toLowerCase().replaceAll('臺', '台').replaceAll(/\s+/gu, '');
}
