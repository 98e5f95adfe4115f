/** How many projects are meant, said wherever the page says it. */

import { FINISHED_BEFORE } from './query.js';
import { t } from './words.js';

const $ = (id) => document.getElementById(id);

/**
 * @param {{shown: number, total: number, unlocated: number}} answer
 * @param {number} filters how many filters are set
 */
export function tell({ shown, total, unlocated, old }, filters) {
  const placed = unlocated === 0;
  write('.tally', t(placed ? 'count.all_placed' : 'count.all', { shown, total, unlocated }));
  write('.tally-short', t(placed ? 'count.map_placed' : 'count.map', { shown, total, unlocated }));
  $('none').hidden = shown > 0;
  $('old').hidden = !old;
  $('old').querySelector('.said').textContent = t('count.old', { n: old, year: FINISHED_BEFORE });
  $('show-list').querySelector('.said').textContent = t('filter.show', { n: shown });
  $('filters-set').textContent = filters || '';
  document.documentElement.dataset.shown = shown;
}

function write(places, text) {
  for (const place of document.querySelectorAll(places)) if (place.textContent !== text) place.textContent = text;
}
