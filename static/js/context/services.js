/** Maps of other agencies (WMS, WMTS, or a link), as the operator lists them: laid under everything of ours, and blocking nothing. */

import { element, marked } from '../element.js';
import { Service } from './service.js';
import { w } from './words.js';

export class Services {
  /**
   * @param {HTMLElement} section
   * @param {L.Map} map
   * @param {(text: string|null) => void} say ids with commas between them
   * @param {{services: object[]}} told what `/context` answered
   */
  constructor(section, map, say, { services = [] }) {
    Object.assign(this, { section, say });
    this.status = element('p', { role: 'status', class: 'context-status' });
    const drawn = services.filter(({ kind }) => kind !== 'link');
    this.services = new Map(drawn.map((about) => [about.id, new Service(about, map)]));
    this.boxes = new Map(drawn.map((about) => [about.id, this._box(about)]));
    const boxed = ({ id }) => [this.boxes.get(id).parentElement, this.services.get(id).element];
    section.append(this.status, ...services.flatMap((about) => (about.kind === 'link' ? elsewhere(about) : boxed(about))));
  }

  /** @param {string|null} text ids that the address says */
  show(text) {
    const asked = (text ?? '').split(',').map((id) => id.trim()).filter(Boolean);
    this.status.textContent = asked.filter((id) => !this.services.has(id)).map((id) => w('context.unknown_service', { id })).join(' ');
    for (const [id, box] of this.boxes) box.checked = asked.includes(id);
    this._turn();
  }

  /** What is shown, with whose it is. */
  get beside() {
    return [...this.services.values()].filter(({ shown }) => shown).map(({ about, caution }) => ({
      title: w('context.from', about),
      caution,
    }));
  }

  _box({ id, title }) {
    const box = element('input', { type: 'checkbox', value: id });
    element('label', { class: 'choice' }, box, element('span', {}, ...marked(title)));
    box.addEventListener('change', () => {
      this.status.textContent = '';
      this._turn();
      this.say([...this.boxes].filter(([, { checked }]) => checked).map(([one]) => one).join(',') || null);
    });
    return box;
  }

  _turn() {
    for (const [id, service] of this.services) service.turn(this.boxes.get(id).checked);
    this.section.dispatchEvent(new CustomEvent('shown', { bubbles: true }));
  }
}

/** A map that is only linked to: it opens at its agency, and nothing of it is loaded here. */
function elsewhere(about) {
  const { id, url, source, date, caution } = about;
  const origin = [source, date].filter(Boolean).join(w('context.gap'));
  const link = element('a', { href: url, rel: 'external noreferrer' }, ...marked(w('context.elsewhere_link', about)));
  const said = [link, element('span', { class: 'context-origin' }, ...marked(w('context.origin', { origin })))];
  return [element('p', { class: 'context-link', 'data-service': id }, ...said), ...(caution ? [element('p', { class: 'context-caution' }, caution)] : [])];
}
