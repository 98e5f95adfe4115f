/** Addresses: the whole state of the page in one, so that a link or the back button brings it back. */

import { pairs, parse } from './query.js';

/** What may lie beside the works: each has a text of its own, which only its source understands. */
const CONTEXT = ['overlay', 'service', 'sensors', 'analysis'];

/** State that the address says: the query, the project that is open, the view of the map, and what lies beside the works. */
export function read() {
  const params = new URLSearchParams(location.search);
  const query = parse(params);
  const context = Object.fromEntries(CONTEXT.map((name) => [name, params.get(name)]).filter(([, text]) => text));
  return { query: { ...query, finished: query.finished || 'recent' }, project: params.get('project'), at: readView(params.get('at')), context };
}

/** The address of a state. */
export function of(state) {
  // what was finished long ago stays out of the page until it is asked for; the data leave nothing out unless told
  const parts = pairs(state.query).filter(([name, text]) => name !== 'finished' || text !== 'recent');
  if (state.project) parts.push(['project', state.project]);
  if (state.at) parts.push(['at', `${state.at.zoom}/${state.at.lat.toFixed(5)}/${state.at.lng.toFixed(5)}`]);
  parts.push(...Object.entries(state.context).filter(([name]) => CONTEXT.includes(name)));
  const search = parts.map(([name, text]) => `${name}=${readable(text)}`).join('&');
  return `${location.pathname}${search ? `?${search}` : ''}${location.hash}`;
}

/** The same filters for the addresses of data, feeds and what the page asks the server. */
export function search(query) {
  const parts = pairs(query).filter(([name, text]) => name !== 'finished' || text !== 'all');
  return parts.map(([name, text]) => `${name}=${readable(text)}`).join('&');
}

function readable(text) {
  return encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%2F', '/');
}

function readView(text) {
  const numbers = (text ?? '').split('/').map(Number);
  if (numbers.length !== 3 || !numbers.every(Number.isFinite)) return null;
  const [zoom, lat, lng] = numbers;
  return { zoom, lat, lng };
}
