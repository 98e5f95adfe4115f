/** Maps of other agencies (WMS, WMTS), as the operator lists them: laid under everything of ours, and blocking nothing. */

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
    this.services = new Map(services.map((about) => [about.id, new Service(about, map)]));
    this.boxes = new Map(services.map((about) => [about.id, this._box(about)]));
    const parts = services.flatMap(({ id }) => [this.boxes.get(id).parentElement, this.services.get(id).element]);
    section.append(this.status, ...parts);
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
    return [...this.services.values()].filter(({ shown }) => shown).map(({ about }) => ({
      title: w('context.from', about),
      caution: about.caution,
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
