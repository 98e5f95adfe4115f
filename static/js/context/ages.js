/** How old a reading is now: a page that stays open must not show an hour later what was live when it was asked. */

const MINUTE_MS = 60000;

/**
 * @param {{value: number|null, observed: string|null}} reading
 * @param {number} now milliseconds since 1970, by the server's clock
 * @param {object} bounds state → minutes up to which it holds, the youngest first
 * @returns {{minutes: number|null, state: string}}
 */
export function age({ value, observed }, now, bounds) {
  const minutes = observed ? Math.floor((now - Date.parse(observed)) / MINUTE_MS) : null;
  if (value === null || minutes === null) return { minutes, state: 'dead' };
  return { minutes, state: Object.keys(bounds).find((name) => minutes <= bounds[name]) ?? 'dead' };
}

/** Hours and minutes of a time that the server wrote: they are Taiwan's, whatever clock the reader has. */
export const hour = (time) => time.slice(11, 16);
