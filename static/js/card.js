/** A project's card: the article of the project's own page, so that both say the same. */

import { copied, pageAt } from './copied.js';
import { element } from './element.js';
import { t, zh } from './words.js';

const kept = new Map();

/** What can be said at once, from the row in the list. */
export function brief(row) {
  const name = row.querySelector('.row-name').textContent;
  const heading = element('h2', { tabindex: '-1', ...zh }, name);
  return element('article', { class: 'work' }, heading, element('p', { class: 'loading' }, t('card.loading')));
}

/** The whole card. Throws when the server does not answer. */
export async function whole(id) {
  if (!kept.has(id)) {
    const response = await fetch(pageAt(`/projects/${encodeURIComponent(id)}`), { headers: { Accept: 'text/html' } });
    if (!response.ok) throw new Error(String(response.status));
    // a parsed document runs nothing; the server escaped every word of the register
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    kept.set(id, led(page.querySelector('article.work'), response.url));
  }
  const article = document.importNode(kept.get(id), true);
  const heading = article.querySelector('h1');
  const smaller = element('h2', { tabindex: '-1', ...zh }, ...heading.childNodes);
  heading.replaceWith(smaller);
  return article;
}

/** In a copy links are relative to their own page, which is another than the one that shows the card. */
function led(article, address) {
  if (copied) for (const link of article.querySelectorAll('a[href]:not([href^="#"])')) link.href = new URL(link.getAttribute('href'), address).href;
  return article;
}

/** What is left to say when the record cannot be had. */
export function failed(row) {
  const article = brief(row);
  article.querySelector('.loading').textContent = t('card.failed');
  article.append(...[...row.querySelectorAll('.row-meta, .row-when')].map((part) => part.cloneNode(true)));
  return article;
}
