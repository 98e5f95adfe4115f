/*! Joined with packages of others; their licences: LICENCES.txt beside this file. */
/** What lies beside the works on the map, joined into a file of its own, which comes when somebody asks for it. */

import { Analysed } from './context/analysed.js';
import { Here } from './context/here.js';
import { MyFile } from './context/myfile.js';
import { Notice } from './context/notice.js';
import { Overlays } from './context/overlays.js';
import { panes } from './context/panes.js';
import { Sensors } from './context/sensors.js';
import { Services } from './context/services.js';
import { learn } from './context/words.js';

/** By the name of its section and, where the address may speak of it, of its parameter. */
const SOURCES = {
  overlay: Overlays,
  service: Services,
  analysis: Analysed,
  sensors: Sensors,
  file: MyFile,
};

/**
 * Fill the sections of the page's closed part.
 *
 * @param {HTMLDetailsElement} details
 * @param {L.Map} map
 * @param {(name: string, text: string|null) => void} say puts a source's part into the address
 * @returns {Promise<{show: (said: object) => void}>}
 */
globalThis.works.context = async (details, map, say) => {
  const told = await learn();
  panes(map);
  const sources = new Map();
  for (const section of details.querySelectorAll('section[data-context]')) {
    const name = section.dataset.context;
    sources.set(name, new SOURCES[name](section, map, (text) => say(name, text), told));
  }
  attend(details, map, [...sources.values()]);
  details.dataset.ready = 'yes';
  return { show: (said) => sources.forEach((source, name) => source.show(said[name] ?? null)) };
};

/**
 * Whatever a source shows is told beside the map, and can be asked about, if the source answers: it says by the event
 * `shown` that something else is shown, and by `told` that something else is to be said of it.
 */
function attend(details, map, sources) {
  const notice = new Notice(details);
  const here = new Here(details.querySelector('[data-context=overlay]'), map, sources);
  const tell = () => notice.show(sources.flatMap(({ beside }) => beside ?? []));
  details.addEventListener('told', tell);
  details.addEventListener('shown', () => {
    tell();
    here.forget(sources.some((source) => source.here && source.beside?.length > 0));
  });
}
