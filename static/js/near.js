/** 「我附近」: the reader's own place becomes a filter, if the reader allows it. */

import { t } from './words.js';

const RADIUS_M = 2000;
const PATIENCE_MS = 10000;

/**
 * @param {HTMLButtonElement} button
 * @param {(spatial: {near: string, radius: string}) => void} found
 */
export function offerNear(button, found) {
  if (!navigator.geolocation) return;
  const said = button.querySelector('.said');
  const label = said.textContent;
  button.hidden = false;
  button.addEventListener('click', () => {
    said.textContent = t('filter.near_wait');
    const done = (text) => { said.textContent = text; };
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        done(label);
        // three decimals are a hundred metres: enough to look round, and no more than needed leaves the phone
        found({ near: `${coords.longitude.toFixed(3)},${coords.latitude.toFixed(3)}`, radius: String(RADIUS_M) });
      },
      () => done(t('filter.near_failed')),
      { maximumAge: 60000, timeout: PATIENCE_MS },
    );
  });
}
