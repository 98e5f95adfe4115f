/** What the server measures: who is how far from a place, and who lies in a box. The last answers are kept. */

import { search } from './address.js';
import { everything } from './query.js';

/** An answer that says in the reader's language why it is none. */
export class Told extends Error {}

const KEPT = 8;
const kept = new Map();

/**
 * How far projects are from the place that a query asks about, its other filters aside.
 *
 * @returns {Promise<Map<string, {distance_m: number, said: string, place: number}>|null>} by distance, `place` in that
 *   order; null when it asks about none
 */
export async function around(query) {
  if (!query.near) return null;
  const { works } = await asked(`/nearby?${search({ ...everything(), finished: 'all', near: query.near, radius: query.radius })}&lang=${document.documentElement.lang}`);
  return new Map(works.map((work, place) => [work.id, { ...work, place }]));
}

/** The answer in words: what is near, all filters taken together; null when the query asks about no place. */
export const nearby = (query) => (query.near ? asked(`/nearby?${search(query)}&lang=${document.documentElement.lang}`) : null);

/** Ids inside a query's box, or null when it has none. */
export async function within(query) {
  if (!query.bbox) return null;
  const { features } = await asked(`/projects.geojson?bbox=${query.bbox}`);
  return new Set(features.map((feature) => feature.properties.id));
}

/** Ask once what is asked again and again; what failed is asked anew. */
function asked(url) {
  if (!kept.has(url)) {
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value);
    kept.set(url, fetched(url).catch((error) => {
      kept.delete(url);
      throw error;
    }));
  }
  return kept.get(url);
}

async function fetched(url) {
  const response = await fetch(url, { headers: { Accept: 'application/json, application/geo+json, application/problem+json' } });
  if (!response.ok) throw new Told((await response.json()).detail);
  return response.json();
}
