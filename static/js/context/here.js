/** What is here: of a place that is clicked, or of the middle of the map, what each source that is shown says. */

import { element, marked } from '../element.js';
import { w } from './words.js';

const L = globalThis.L;

export class Here {
  /**
   * @param {HTMLElement} section behind which the button and the answer stand
   * @param {L.Map} map
   * @param {object[]} sources those that have `here(latlng)` give what lies there
   */
  constructor(section, map, sources) {
    Object.assign(this, { map, sources: sources.filter(({ here }) => here), turn: 0 });
    this.tip = L.tooltip({ direction: 'top', className: 'tip tip-here', opacity: 1 });
    this.said = element('div', { role: 'status', class: 'context-here' });
    this.button = element('button', { type: 'button' }, w('context.here_centre'));
    this.button.addEventListener('click', () => this._ask(map.getCenter(), true));
    section.after(element('section', { class: 'context-ask', hidden: true }, this.button, this.said));
    map.on('click', ({ latlng }) => this._click(latlng));
    map.getContainer().addEventListener('keydown', ({ key }) => { if (key === 'Escape') this.tip.close(); });
  }

  /** What is shown has changed: what was said of it holds no longer. */
  forget(any) {
    this.turn += 1;
    this.any = any;
    this.button.parentElement.hidden = !any;
    this.said.replaceChildren();
    this.tip.close();
  }

  /** Whatever else a click does, such as opening a work that lies there. */
  _click(latlng) {
    this.tip.close();
    if (this.any) this._ask(latlng);
  }

  /** Who presses the button is answered also where nothing lies; a click on nothing is no question. */
  async _ask(latlng, pressed = false) {
    this.turn += 1;
    const turn = this.turn;
    const answers = telling((await Promise.all(this.sources.map((source) => source.here(latlng)))).flat());
    if (turn !== this.turn) return;
    if (pressed && !answers.length) this.said.replaceChildren(element('p', {}, w('context.here_far')));
    if (!answers.length) return;
    this.said.replaceChildren(...answers.map((one) => told(one, one.links ?? [])));
    this.tip.setContent(element('div', {}, ...answers.map((one) => told(one, []))));
    this.tip.setLatLng(latlng).openOn(this.map);
  }
}

/** Where something lies, who has nothing there is silent; but a model says that a place is in none of its areas. */
function telling(answers) {
  const found = answers.filter(({ nothing, caution }) => !nothing || caution);
  return found.length ? found : answers;
}

function told({ title, lines, caution }, links) {
  return element(
    'div',
    { class: 'context-told' },
    element('b', {}, ...marked(title)),
    ...lines.map((line) => element('p', {}, ...marked(line))),
    ...links.map(({ href, words }) => element('a', { href }, words)),
    ...(caution ? [element('p', { class: 'context-caution' }, caution)] : []),
  );
}
