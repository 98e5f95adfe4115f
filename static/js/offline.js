/** Without a network: says how old is what is shown, and notices when the network is back. */

import { copied } from './copied.js';
import { element } from './element.js';

const region = document.getElementById('offline');
const { edition, asOf } = region.dataset;
const words = JSON.parse(region.dataset.words);
const AGAIN_MS = 10000;
const SAID_MS = 6000;
/** After the page has loaded, for so long nothing of ours disturbs it. */
const CALM_MS = 1000;
let since = null;
let watch = 0;

/**
 * Say that what is shown is a copy, and of when.
 *
 * @param {number} time milliseconds since 1970
 */
function away(time) {
  if (!edition) return;
  since = Math.min(since ?? Infinity, time);
  const said = { when: moment(new Date(since)), as_of: moment(new Date(`${asOf}T00:00`), {}) };
  region.textContent = words.away.replaceAll(/\{(\w+)\}/g, (_, slot) => said[slot]);
  attend();
}

function attend() {
  watch ||= setInterval(look, AGAIN_MS);
}

/** Ask the server whether it is there, and which edition it has. */
async function look() {
  if (document.hidden || !watch) return;
  const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => null);
  if (answer?.ok) back((await answer.json()).edition);
}

/** The network is back: what is shown holds, or is to be fetched anew. */
function back(now) {
  clearInterval(watch);
  watch = 0;
  since = null;
  if (now === edition) {
    region.textContent = words.back;
    setTimeout(() => { if (!watch) region.textContent = ''; }, SAID_MS);
  } else if (isBusy()) {
    const button = element('button', { type: 'button' }, words.renew);
    button.addEventListener('click', () => location.reload());
    region.replaceChildren(words.newer, ' ', button);
  } else {
    location.reload();
  }
}

/** Whether the reader is in the middle of something: the page must not go away under the hands. */
function isBusy() {
  return Boolean(document.querySelector('dialog[open]')) || document.activeElement?.matches('input, select, textarea');
}

function moment(date, time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }) {
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  const language = document.documentElement.lang === 'en' ? 'en-GB' : 'zh-TW';
  const said = new Intl.DateTimeFormat(language, { year, month: 'long', day: 'numeric', ...time }).format(date);
  // a space between numbers and Chinese words, as everywhere on the page
  return said.replaceAll(/(\d)(?=[年月日])/g, '$1 ').replaceAll(/([年月日])(?=\d)/g, '$1 ');
}

/** The worker tells when it gives a copy; how this very page came is asked, for it was not there to be told. */
function listen({ controller }) {
  const hear = ({ data }) => data.since && away(data.since);
  navigator.serviceWorker.addEventListener('message', hear);
  navigator.serviceWorker.startMessages();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = hear;
  controller?.postMessage({}, [port2]);
}

const idle = globalThis.requestIdleCallback ?? ((then) => setTimeout(then));
const register = () => navigator.serviceWorker.register('/sw.js').catch(() => {});

function begin() {
  // a page in place of another shows nothing that is old, and waits
  if (!edition) attend();
  if (!navigator.onLine) away(performance.timeOrigin);
  addEventListener('offline', () => away(performance.timeOrigin));
  addEventListener('online', look);
  // browsers offer it on safe connections only
  if (navigator.serviceWorker) {
    listen(navigator.serviceWorker);
    addEventListener('load', () => setTimeout(() => idle(register), CALM_MS));
  }
}

// a copy has its own day, and no server that could be away
if (!copied) begin();
