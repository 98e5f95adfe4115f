/** How each kind of request is answered. */

import { aged } from './ages.js';
import { kept } from './kept.js';
import { languageOf } from './language.js';
import { BESIDE, awayPage, file, found, keep } from './shelf.js';

/** How long the network may be silent before what is kept is shown instead. */
const PATIENCE_MS = 3000;
const FILE = /^\/static\/v-|^\/map\.(js|css)\?v=/;
const CARD = /^\/projects\/[\w-]+$/;
const ASKED = ['/geocode', '/reverse', '/nearby', '/view', '/projects.geojson'];

/** The way to answer a request; null for what goes its own. */
export function wayOf(request, url) {
  if (FILE.test(url.pathname + url.search)) return fileFirst;
  // a range is of the network: what is asked for by ranges is too large to be kept
  if (BESIDE.test(url.pathname)) return request.headers.has('Range') ? null : networkFirst;
  const whole = kept.pages.includes(url.pathname) && !url.search;
  if (request.mode === 'navigate' || CARD.test(url.pathname) || whole) return networkFirst;
  return ASKED.includes(url.pathname) ? networkOnly : null;
}

async function fileFirst(event, url) {
  const answer = file(url);
  event.waitUntil(answer.then(({ keeping }) => keeping).catch(() => {}));
  return (await answer).response;
}

/** The network's answer; what is kept when it fails, errs or is silent. */
async function networkFirst(event, url) {
  const sent = send(event, url);
  event.waitUntil(sent.then(({ keeping }) => keeping).catch(() => {}));
  const answer = sent.then(({ response }) => response);
  const first = await Promise.race([answer.catch(() => null), patience()]);
  if (first && first.status < 500) return first;
  const copy = await found(url).catch(() => null);
  if (copy) return aged(event, copy);
  return first ?? answer.catch(() => absent(event, url));
}

/** What only the server knows: asked, never kept. */
function networkOnly(event, url) {
  return fetch(event.request).catch(() => problem(url));
}

async function send(event, url) {
  const response = (await event.preloadResponse) ?? (await fetch(event.request));
  return { response, keeping: keep(url, response.clone()) };
}

async function absent(event, url) {
  if (event.request.mode === 'navigate') return (await awayPage(url)) ?? Response.error();
  return problem(url);
}

/** Say in the reader's language why there is no answer, as the server says what is wrong (RFC 9457). */
async function problem(url) {
  const language = await languageOf(url);
  const { title, ...details } = kept.words[language];
  const detail = details[url.pathname.slice(1)] ?? details.other;
  const headers = { 'Content-Type': 'application/problem+json', 'Content-Language': language };
  return new Response(JSON.stringify({ type: 'about:blank', title, status: 503, detail }), { status: 503, headers });
}

const patience = () => new Promise((done) => { setTimeout(done, PATIENCE_MS, null); });
