/** The register as the page holds it: every project, and which of them a query means. */

import { around, within } from './around.js';
import { at } from './copied.js';
import { SEVERAL, fold, sieve } from './query.js';

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
    this.works = this.features.map((feature) => new Listed(feature));
    this.byId = new Map(this.works.map((work) => [work.id, work]));
  }

  static async fetch(url) {
    const response = await fetch(at(url));
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
    const unlocated = this.works.reduce((n, work) => n + (!work.located && ids.has(work.id)), 0);
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
    const fails = sieve(query);
    for (const work of this.works) {
      const failed = fails(work, inside);
      if (failed === null) {
        ids.add(work.id);
        work.choices.all.forEach(count);
      } else if (failed !== SEVERAL) {
        // a choice counts a project that only its own group keeps out
        work.choices[failed]?.forEach(count);
      }
    }
    return { ids, counts };
  }
}

/** A project as queries ask it: what is asked of each is taken out of the many properties. */
class Listed {
  constructor({ geometry, properties }) {
    const { id, name, category, phase, status, districts, completion_year, completion_kind } = properties;
    Object.assign(this, { id, name, category, phase, status, districts, completion_year, completion_kind });
    this.properties = properties;
    this.located = geometry !== null;
    this.choices = choicesOf(properties);
  }

  /** What words are searched in; folded when somebody searches. */
  get words() {
    this.folded ??= wordsOf(this.properties);
    return this.folded;
  }
}

const OLD = ['finished=all'];

/** Which choices of the form mean a project, by group, as the keys that they are counted under. */
function choicesOf(work) {
  const category = [`category=${work.category}`];
  const phase = [`phase=${work.phase}`];
  const status = [`status=${work.status ?? 'none'}`];
  const year = [`year=${work.completion_year ?? 'none'}`];
  const district = work.districts.map((name) => `district=${name}`);
  return { category, phase, status, year, district, all: [...category, ...phase, ...status, ...year, ...district], finished: OLD };
}

function wordsOf(work) {
  return SEARCHED.map((name) => fold([work[name] ?? ''].flat().join('、'))).join('\n');
}
