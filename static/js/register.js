/** The register as the page holds it: every project, and which of them a query means. */

import { search } from './address.js';
import { failures, fold, isSpatial } from './query.js';

// the server's `layers.words.SEARCHED`
const SEARCHED = ['name', 'name_en', 'aliases', 'location_text', 'districts', 'status_said', 'completion_said', 'agency'];

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

  /**
   * Which projects a query means, and how many each choice would leave.
   *
   * @param {object} query
   * @param {Set<string>|null} inside ids that the spatial filter leaves
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
      // a choice counts a project that only its own group keeps out
      for (const [name, values] of choicesOf(work)) {
        if (failed.length === 0 || failed[0] === name) values.forEach((value) => count(`${name}=${value}`));
      }
    }
    return { ids, counts };
  }

  /** Ids inside a query's circle or box, or null when it has none. */
  async inside(query) {
    if (!isSpatial(query)) return null;
    const spatial = { ...query, category: [], status: [], phase: [], year: [], district: [], q: '' };
    const response = await fetch(`/projects.geojson?${search(spatial)}`);
    if (!response.ok) throw new Error((await response.json()).detail);
    return new Set((await response.json()).features.map((feature) => feature.properties.id));
  }

  unlocated(ids) {
    return this.works.filter((work) => ids.has(work.id) && !work.located).length;
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
