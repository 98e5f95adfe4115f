/** The register as the page holds it: every project, and which of them a query means. */

import { around, within } from './around.js';
import { failures, fold } from './query.js';

// the server's `layers.words.SEARCHED`
const SEARCHED = ['name', 'name_en', 'aliases', 'location_text', 'districts', 'status_said', 'completion_said', 'agency'];

/**
 * What a query means.
 *
 * @typedef {object} Answer
 * @property {number} shown how many projects are meant
 * @property {number} total how many there are
 * @property {number} unlocated how many of those that are meant have no place
 * @property {number} old how many more there would be with those that were finished long ago
 * @property {Map<string, number>} counts what each choice would leave, keyed `category=mrt`
 * @property {Set<string>|null} ids those that are meant; null when the server holds the list
 * @property {Map<string, {distance_m: number, said: string}>|null} far how far each is from the place that is asked about
 * @property {import('./remote.js').Rows} [rows] the first rows of the list, of a crowd; `more` come after them
 * @property {{features: object[], clusters: object[]}|null} [drawing] what the map draws of a crowd; `extent` holds all of it
 */

export class Register {
  /** @param {object} collection what `/projects.geojson` answers */
  constructor(collection) {
    this.features = collection.features;
    this.works = this.features.map((feature) => {
      const work = feature.properties;
      return { ...work, located: feature.geometry !== null, words: wordsOf(work) };
    });
    this.byId = new Map(this.works.map((work) => [work.id, work]));
  }

  static async fetch(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return new Register(await response.json());
  }

  knows(id) {
    return this.byId.has(id);
  }

  /** @returns {Promise<Answer>} */
  async answer(query) {
    // who is near is the server's to say: without it the page shows what the other filters mean, and the sentence says so
    const [far, boxed] = await Promise.all([around(query).catch(() => null), within(query)]);
    const inside = far && boxed ? new Set([...far.keys()].filter((id) => boxed.has(id))) : far ?? boxed;
    const { ids, counts } = this.ask(query, inside);
    const unlocated = this.works.filter((work) => ids.has(work.id) && !work.located).length;
    const old = counts.get('finished=all') ?? 0;
    return { shown: ids.size, total: this.works.length, unlocated, old, counts, ids, far };
  }

  /**
   * Which projects a query means, and how many each choice would leave.
   *
   * @param {object} query
   * @param {{has: (id: string) => boolean}|null} inside ids that the spatial filters leave
   * @returns {{ids: Set<string>, counts: Map<string, number>}} counts keyed `category=mrt`
   */
  ask(query, inside) {
    const ids = new Set();
    const counts = new Map();
    const count = (key) => counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const work of this.works) {
      const failed = failures(query, work, inside);
      if (failed.length === 0) ids.add(work.id);
      if (failed.length > 1) continue;
      if (failed[0] === 'finished') count('finished=all');
      // a choice counts a project that only its own group keeps out
      for (const [name, values] of choicesOf(work)) {
        if (failed.length === 0 || failed[0] === name) values.forEach((value) => count(`${name}=${value}`));
      }
    }
    return { ids, counts };
  }
}

function choicesOf(work) {
  return [
    ['category', [work.category]],
    ['phase', [work.phase]],
    ['status', [work.status ?? 'none']],
    ['year', [work.completion_year ?? 'none']],
    ['district', work.districts],
  ];
}

function wordsOf(work) {
  return SEARCHED.map((name) => fold([work[name] ?? ''].flat().join('、'))).join('\n');
}
