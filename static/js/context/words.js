/** Words that come with what is beside the works, and not with the page. */

import { at } from '../copied.js';

let catalogue = {};

/** Ask the server once for the words, and for whatever else `/context` tells. */
export async function learn() {
  const response = await fetch(`${at('/context')}?lang=${document.documentElement.lang}`);
  if (!response.ok) throw new Error(`/context: ${response.status}`);
  const told = await response.json();
  catalogue = told.words;
  return told;
}

/** Words of a key such as `context.none`, with `{names}` filled in; where they have plural forms, `n` chooses. */
export function w(key, values = {}) {
  const [section, name] = key.split('.');
  const found = catalogue[section][name];
  const text = typeof found === 'string' ? found : found[values.n === 1 ? 'one' : 'other'];
  return text.replaceAll(/\{(\w+)\}/g, (_, slot) => String(values[slot]));
}
