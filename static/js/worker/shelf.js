/** What this device keeps: files by their content, and pages and data of one edition. Errors are never kept. */

import { madeAt } from './ages.js';
import { kept } from './kept.js';
import { languageOf, remember } from './language.js';

const OURS = 'works-';
const FILES = `${OURS}files-${kept.version}`;
const PAGES = `${OURS}pages-${kept.version}`;
/** Pages that were read and are kept: the oldest go first. A page takes some ten kilobytes. */
const MOST_PAGES = 150;
const MOST_FILES = 60;
/** The page that registers this worker has just fetched the same: what is as young as this is not fetched twice. */
const YOUNG_MS = 600000;
/** What lies beside the works: kept when it was shown once. */
export const BESIDE = /^\/(context|overlays|overlays\/[\w-]+\.(geojson|pmtiles))$/;
const READ = /^\/(coverage|changes|projects\/[\w-]+)?$/;

/** Keep what the page needs to open. One answer that is missing, and there is no new worker. */
export async function lay() {
  const files = await caches.open(FILES);
  await Promise.all([
    ...kept.files.map(async (url) => files.put(url, sound(await fetch(url)))),
    // without the cookie: the answer must not change the reader's language
    ...Object.values(kept.away).map(async (url) => files.put(url, sound(await fetch(url, { credentials: 'omit' })))),
    ...kept.pages.map(async (url) => keep(new URL(url, location.origin), sound(await young(url)))),
    ...(await read()).map(async (url) => keep(url, await young(url))),
  ]);
}

/** Pages that are open now, which came before this worker. */
async function read() {
  const open = await globalThis.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  return open.map(({ url }) => new URL(url)).filter((url) => isKept(url) && url.pathname !== '/');
}

/** Remove what was kept for other versions and editions. */
export async function sweep() {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== FILES && name !== PAGES);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Give a file, kept for good under its address. */
export async function file(url) {
  const files = await caches.open(FILES);
  const found = await files.match(url.href);
  if (found) return { response: found, keeping: null };
  const response = await fetch(url.href);
  return { response, keeping: response.ok ? shelve(files, url.href, response.clone(), MOST_FILES) : null };
}

/** What is to be said where nothing else can be: a page of ours, in the reader's language. */
export async function awayPage(url) {
  return (await caches.open(FILES)).match(kept.away[await languageOf(url)]);
}

/** Keep a page or data, if it is sound and says nothing of what the reader asked. */
export async function keep(url, response) {
  if (!response.ok || response.type !== 'basic' || response.redirected || !isKept(url)) return;
  const language = response.headers.get('Content-Language');
  const pages = await caches.open(PAGES);
  if (language) await remember(language, pages);
  await shelve(pages, nameOf(url, language), response, MOST_PAGES);
}

/** Find a page in the reader's language, or data. */
export async function found(url) {
  const pages = await caches.open(PAGES);
  const page = READ.test(url.pathname);
  // the page itself sorts out what the address asks
  if (!isKept(url) && url.pathname !== '/') return null;
  return (await pages.match(nameOf(url, page ? await languageOf(url) : null))) ?? null;
}

function isKept(url) {
  const bare = [...url.searchParams.keys()].every((name) => name === 'lang');
  return bare && (READ.test(url.pathname) || BESIDE.test(url.pathname) || kept.pages.includes(url.pathname));
}

function nameOf(url, language) {
  const said = language ?? url.searchParams.get('lang');
  return `${url.pathname}${said ? `?lang=${said}` : ''}`;
}

async function shelve(cache, name, response, most) {
  // what was kept last stands last
  await cache.delete(name);
  await cache.put(name, response);
  const names = await cache.keys();
  const spare = names.filter((one) => !isNeeded(one)).slice(0, Math.max(0, names.length - most));
  await Promise.all(spare.map((one) => cache.delete(one)));
}

function isNeeded({ url }) {
  const { pathname, search } = new URL(url);
  return kept.pages.includes(pathname) || pathname === '/sw.js' || kept.files.includes(pathname + search);
}

async function young(url) {
  if (globalThis.registration.active) return fetch(url, { cache: 'no-cache' });
  const response = await fetch(url, { cache: 'force-cache' });
  return Date.now() - madeAt(response) < YOUNG_MS ? response : fetch(url, { cache: 'no-cache' });
}

function sound(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response;
}
