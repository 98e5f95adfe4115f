/** In which language the reader is spoken to: the cookie that says so is none of a script's business. */

import { kept } from './kept.js';

const NAME = '/sw.js?spoken';
let spoken = null;

/** Language of the last page that the server gave, or that the address asks for. */
export async function languageOf(url) {
  const asked = url.searchParams.get('lang');
  if (asked in kept.words) return asked;
  spoken ??= await caches.match(NAME).then((found) => found?.text()).catch(() => null);
  return spoken ?? Object.keys(kept.words)[0];
}

/** Remember the language of a page. */
export async function remember(language, cache) {
  if (!(language in kept.words) || language === spoken) return;
  spoken = language;
  await cache.put(NAME, new Response(language));
}
