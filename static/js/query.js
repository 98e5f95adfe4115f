/** A query: which projects are meant. The same rules as the server's `layers.Query`. */

const LISTS = ['category', 'status', 'phase', 'year', 'district'];
const SINGLE = ['stands', 'finished', 'near', 'radius', 'bbox'];
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
  for (const name of SINGLE) query[name] = params.get(name) ?? '';
  return query;
}

/** Pairs of name and text that say the query; what is empty is left out. */
export function pairs(query) {
  return FIELDS.map((name) => [name, LISTS.includes(name) ? query[name].join(',') : query[name]]).filter(([, text]) => text);
}

/** The ground that the query is about, in words that change when it does; empty for the whole city. */
export const placeOf = (query) => [query.district.join(), query.near, query.radius, query.bbox].filter(Boolean).join('|');

/** A number, also where it is written with the full-width digits of a Chinese keyboard. */
const figures = (text) => Number(text.normalize('NFKC'));

function coversYear(token, year) {
  if (token === 'none') return year === null;
  if (year === null) return false;
  const [from, to = from] = token.split('..');
  return year >= figures(from) && year <= figures(to);
}

/** Whether a work stands, or should, by the end of a year. */
function stands(year, work) {
  if (work.phase === 'done') return true;
  return work.phase !== 'stopped' && work.completion_year !== null && work.completion_year <= figures(year);
}

function finishedLongAgo(work, before) {
  return work.phase === 'done' && work.completion_kind === 'actual' && work.completion_year < before;
}

/** One test for each filter, so that a choice can be counted as if its own group were not set. */
const TESTS = {
  category: (wanted, work) => wanted.includes(work.category),
  phase: (wanted, work) => wanted.includes(work.phase),
  status: (wanted, work) => wanted.includes(work.status ?? 'none'),
  year: (wanted, work) => wanted.some((token) => coversYear(token, work.completion_year)),
  district: (wanted, work) => wanted.some((name) => work.districts.includes(name)),
};

/**
 * Groups of filters that a project fails.
 *
 * @param {object} query
 * @param {object} work properties of a feature, with `words` to search in
 * @param {{has: (id: string) => boolean}|null} inside ids that a spatial filter leaves, as the server said
 * @param {number} before year before which what was finished is finished long ago
 * @returns {string[]} empty when the project is meant
 */
export function failures(query, work, inside, before = FINISHED_BEFORE) {
  const failed = LISTS.filter((name) => query[name].length && !TESTS[name](query[name], work));
  if (!wordsOf(query).every((word) => work.words.includes(word))) failed.push('q');
  if (query.stands && !stands(query.stands, work)) failed.push('stands');
  if (query.finished === 'recent' && finishedLongAgo(work, before)) failed.push('finished');
  if (inside && !inside.has(work.id)) failed.push('near');
  return failed;
}

const wordsOf = (query) => query.q.split(/\s+/u).filter(Boolean).map(fold);

/** Fold what a reader may write in two ways: case, width, spaces, 台 for 臺. */
export function fold(text) {
  return text.normalize('NFKC').toLowerCase().replaceAll('臺', '台').replaceAll(/\s+/gu, '');
}
