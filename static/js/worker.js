/** The service worker: the page opens without a network, from what this device has kept. All else it leaves alone. */

import { sinceOf } from './worker/ages.js';
import { wayOf } from './worker/answers.js';
import { lay, sweep } from './worker/shelf.js';

addEventListener('install', (event) => event.waitUntil(lay().then(() => globalThis.skipWaiting())));

addEventListener('activate', (event) => event.waitUntil(Promise.all([sweep(), ahead(), globalThis.clients.claim()])));

addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin) return;
  const way = wayOf(event.request, url);
  // whatever fails here, the network is what there would be without this file
  if (way) event.respondWith(way(event, url).catch(() => fetch(event.request)));
});

/** A page asks how old is what it shows. */
addEventListener('message', ({ source, ports }) => ports[0]?.postMessage({ since: sinceOf(source?.id) }));

/** Let the network begin while this worker starts; a browser that cannot does without. */
async function ahead() {
  await globalThis.registration.navigationPreload?.enable();
}
