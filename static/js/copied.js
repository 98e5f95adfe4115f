/** A copy of the page in files, as `worksmap bundle` writes it: no server answers there, and it may lie in any folder. */

const { root } = globalThis.document?.documentElement.dataset ?? {};

/** Whether this page is such a copy: nothing can be asked that is not a file beside it. */
export const copied = root !== undefined;

/**
 * Where data of ours are. In a copy what is the same in every language lies at its root, and what the server answers in the
 * reader's language, at an address that does not say its form, beside the page of that language.
 *
 * @param {string} address as the server has it, such as `/projects.geojson`, `/overlays`
 * @returns {string} the same, or in a copy the file that holds the answer, such as `overlays.json`
 */
export function at(address) {
  if (!copied || !address.startsWith('/')) return address;
  return /\.[^/]+$/.test(address) ? root + address.slice(1) : `.${address}.json`;
}

/** Where another page is, from the page with the map. */
export const pageAt = (address) => (copied ? `.${address}/index.html` : address);
