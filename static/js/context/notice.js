/** On the map, while the list is folded away: what is shown, and what to beware of. */

import { element, marked } from '../element.js';
import { w } from './words.js';

export class Notice {
  /** @param {HTMLDetailsElement} details */
  constructor(details) {
    this.details = details;
    this.element = element('div', { class: 'context-notice', hidden: true });
    details.after(this.element);
    details.addEventListener('toggle', () => this._turn());
  }

  /** @param {{title: string, caution?: string}[]} parts */
  show(parts) {
    this.any = parts.length > 0;
    const cautions = new Set(parts.map(({ caution }) => caution).filter(Boolean));
    // one after another: on a phone a line for each would hide the map
    const titles = parts.flatMap(({ title }, at) => [at ? w('analysis.between') : '', ...marked(title)]);
    this.element.replaceChildren(element('p', {}, element('b', {}, ...titles)), ...[...cautions].map((caution) => element('p', { class: 'context-caution' }, caution)));
    this._turn();
  }

  _turn() {
    this.element.hidden = this.details.open || !this.any;
  }
}
