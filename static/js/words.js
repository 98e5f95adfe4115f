/** The page's words, from the catalogue that the server put into it. */

const catalogue = JSON.parse(document.querySelector('meta[name=words]').content);

/** Words of a key such as `count.here`, with `{names}` filled in; where they have plural forms, `n` chooses. */
export function t(key, values = {}) {
  const [section, name] = key.split('.');
  const found = catalogue[section][name];
  const text = typeof found === 'string' ? found : found[values.n === 1 ? 'one' : 'other'];
  return text.replaceAll(/\{(\w+)\}/g, (_, slot) => String(values[slot]));
}

/** A district as the page's language says it. */
export const district = (name) => catalogue.district?.[name] ?? name;

/** Marks words of documents, and names, as Chinese where the page speaks another language. */
export const zh = document.documentElement.lang === 'zh-Hant' ? {} : { lang: 'zh-Hant' };

/** Number of years between the two calendars: 1912 is year 1 of the Republic of China. */
export const ROC = 1911;
