/** How old is what each open page shows. */

const MOST = 50;
/** Length of a date as HTTP writes it (RFC 9110, 5.6.7); where it is said twice, the first counts. */
const DATE = 29;
const ages = new Map();

/** When an answer was made, in milliseconds since 1970. */
export const madeAt = (response) => Date.parse(response.headers.get('Date')?.slice(0, DATE));

/** When the oldest copy that a page shows was fetched, in milliseconds since 1970; null if it shows none. */
export const sinceOf = (id) => ages.get(id) ?? null;

/** Note that a page gets a copy, and tell it; a page that is only being opened asks by itself. */
export function aged(event, copy) {
  const id = event.resultingClientId || event.clientId;
  const since = Math.min(madeAt(copy), ages.get(id) ?? Infinity);
  ages.delete(id);
  ages.set(id, since);
  if (ages.size > MOST) ages.delete(ages.keys().next().value);
  globalThis.clients.get(id).then((page) => page?.postMessage({ since }), () => {});
  return copy;
}
