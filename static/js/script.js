/** Scripts of ours that are wanted later than the page: fetched beside each other, run one after the other, each once. */

const ran = new Map();

/**
 * Run scripts in their order; what has run before is left out.
 *
 * @param {string[]} addresses
 * @returns {Promise<void>} rejected when one cannot be had; those after it have not run, and may be asked for again
 */
export async function run(addresses) {
  addresses.filter((address) => !ran.has(address)).forEach(fetchEarly);
  for (const address of addresses) {
    if (!ran.has(address)) ran.set(address, added(address));
    await ran.get(address).catch((error) => {
      ran.delete(address);
      throw error;
    });
  }
}

/** Let the browser fetch what will be wanted in a moment. */
function fetchEarly(href) {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'preload', as: 'script', href }));
}

function added(src) {
  return new Promise((done, failed) => {
    const script = Object.assign(document.createElement('script'), { src, async: false });
    script.addEventListener('load', () => done());
    script.addEventListener('error', () => failed(new Error(`${src} cannot be had`)));
    document.head.append(script);
  });
}
