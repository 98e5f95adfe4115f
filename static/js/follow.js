/** Links that follow the filters: the same selection as data, as a feed, as a calendar. */

import { search } from './address.js';

export function follow(query) {
  const asked = search(query);
  for (const link of document.querySelectorAll('a[data-follow]')) link.href = `${link.dataset.follow}?${asked}`;
}
