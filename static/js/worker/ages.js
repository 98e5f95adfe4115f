/** How old is what each open page shows. */

const MOST = 50;
const ages = new Map();

/** When the oldest copy that a page shows was fetched, in milliseconds since 1970; null if it shows none. */
export const sinceOf = (id) => ages.get(id) ?? null;

/** Note that a page gets a copy, and tell it; a page that is only being opened asks by itself. */
export function aged(event, copy) {
  const id = event.resultingClientId || event.clientId;
  const since = Math.min(Date.parse(copy.headers.get('Date')), ages.get(id) ?? Infinity);
  ages.delete(id);
  ages.set(id, since);
  if (ages.size > MOST) ages.delete(ages.keys().next().value);
  globalThis.clients.get(id).then((page) => page?.postMessage({ since }), () => {});
  return copy;
}
