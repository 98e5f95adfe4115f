/** Years of completion as a range: two choices, 從 and 到, that tick the years between. */

/**
 * @param {number[]} chosen years that are ticked
 * @param {number[]} known every year that occurs, ascending
 * @returns {string[]} tokens of the filter, neighbours joined: `2024..2027`
 */
export function tokensOf(chosen, known) {
  const runs = [];
  for (const [index, year] of known.entries()) {
    if (!chosen.includes(year)) continue;
    const run = runs.at(-1);
    if (run && run.end === index - 1) Object.assign(run, { end: index, to: year });
    else runs.push({ end: index, from: year, to: year });
  }
  return runs.map(({ from, to }) => (from === to ? `${from}` : `${from}..${to}`));
}

/** Years of `known` that tokens cover. */
export function yearsOf(tokens, known) {
  const spans = tokens.filter((token) => token !== 'none').map((token) => token.split('..').map(Number));
  return known.filter((year) => spans.some(([from, to = from]) => year >= from && year <= to));
}

/** The two choices over the ticked years. */
export class YearRange {
  /**
   * @param {HTMLElement} root holds two selects, `data-end` from and to
   * @param {(from: number|null, to: number|null) => void} changed
   */
  constructor(root, changed) {
    this.from = root.querySelector('[data-end=from]');
    this.to = root.querySelector('[data-end=to]');
    for (const end of [this.from, this.to]) {
      end.addEventListener('change', () => changed(...this.ordered(end)));
    }
  }

  /** Both ends, the one just chosen holding when they cross. */
  ordered(held) {
    const [from, to] = [this.from.value, this.to.value].map((text) => (text ? Number(text) : null));
    if (from === null || to === null || from <= to) return [from, to];
    return held === this.from ? [from, from] : [to, to];
  }

  show(years) {
    const ends = [years.length ? String(years[0]) : '', years.length ? String(years.at(-1)) : ''];
    // what is set is sought among all years, even when it is there already
    for (const [at, end] of [this.from, this.to].entries()) if (end.value !== ends[at]) end.value = ends[at];
  }
}
