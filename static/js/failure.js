/** One line that says that something could not be had; it stays as long as anything is missing. */

const missing = new Set();

/** Note whether a part of the page, such as `map`, could not be had. */
export function miss(part, missed) {
  if (missed) missing.add(part);
  else missing.delete(part);
  document.getElementById('failure').hidden = missing.size === 0;
}
