/** A copy of the page in files, as `worksmap bundle` writes it: no server answers there, and it may lie in any folder. */

const { root } = document.documentElement.dataset;

/** Whether this page is such a copy: nothing can be asked that is not a file beside it. */
export const copied = root !== undefined;

/**
 * Where something of ours is.
 *
 * @param {string} address as the server has it, such as `/projects.geojson`
 * @returns {string} the same, or in a copy the file that holds its answer
 */
export const at = (address) => (copied && address.startsWith('/') ? root + address.slice(1) : address);
