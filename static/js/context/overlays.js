/** Overlays: what an operator added, such as flood potential by scenario, chosen from a list and drawn under the works. */

import { at } from '../copied.js';
import { element } from '../element.js';
import { Choice } from './choice.js';
import { Overlay } from './overlay.js';
import { Print } from './print.js';
import { w } from './words.js';

/** The kind of which one is shown at a time: two scenarios over each other would be neither. */
const ONE_AT_A_TIME = 'flood-potential';

export class Overlays {
  /**
   * @param {HTMLElement} section
   * @param {L.Map} map
   * @param {(text: string|null) => void} say ids with commas between them
   */
  constructor(section, map, say) {
    Object.assign(this, { section, map, say, known: null, shown: new Map(), turn: 0 });
    this.status = element('p', { role: 'status', class: 'context-status' });
    this.legends = element('div', { class: 'context-legends' });
    this.print = new Print(map);
    section.append(this.status);
    this.listed = this._list();
  }

  /** @param {string|null} text ids that the address says */
  async show(text) {
    this.turn += 1;
    const turn = this.turn;
    await this.listed;
    if (turn !== this.turn || !this.known) return;
    const asked = [...new Set((text ?? '').split(',').map((id) => id.trim()).filter(Boolean))];
    const known = asked.filter((id) => this.known.has(id));
    const meant = known.filter((id, at, all) => !this._isModel(id) || all.findIndex((one) => this._isModel(one)) === at);
    this._turnTo(meant);
    this._tell(asked.filter((id) => !this.known.has(id)).map((id) => w('context.unknown', { id })), known.length > meant.length ? [w('context.one_at_a_time')] : []);
  }

  /** What each overlay that is shown is, and what to beware of. */
  get beside() {
    return [...this.shown.values()].map(({ about }) => ({ title: about.called, caution: about.caution }));
  }

  /** What of each overlay that is shown lies at a place. */
  async here(latlng) {
    return Promise.all([...this.shown.values()].map((overlay) => overlay.here(latlng)));
  }

  async _list() {
    const answer = await fetch(`${at('/overlays')}?lang=${document.documentElement.lang}`).catch(() => null);
    if (!answer?.ok) {
      this.status.textContent = w('context.list_failed');
      return;
    }
    const { overlays, unreadable } = await answer.json();
    this.known = new Map(overlays.map((about) => [about.id, about]));
    this.choice = new Choice(overlays, ONE_AT_A_TIME, (ids) => this._chosen(ids));
    this.section.append(...(overlays.length ? [this.choice.element] : [element('p', {}, w('context.none'))]), this.legends, this.print.element);
    if (unreadable.length) this.section.append(element('p', { class: 'context-status' }, w('context.unreadable', { ids: unreadable.join(w('context.gap')) })));
  }

  _isModel(id) {
    return this.known.get(id).kind === ONE_AT_A_TIME;
  }

  _chosen(ids) {
    this.turn += 1;
    this._tell([], []);
    this._turnTo(ids);
    this.say(ids.join(',') || null);
  }

  _turnTo(ids) {
    for (const [id, overlay] of this.shown) if (!ids.includes(id)) overlay.remove();
    const held = this.shown;
    this.shown = new Map(ids.map((id) => [id, held.get(id) ?? new Overlay(this.known.get(id), this.map)]));
    this.choice.set(ids);
    this.legends.replaceChildren(...[...this.shown.values()].map((overlay) => overlay.element));
    this.print.show(ids);
    this.section.dispatchEvent(new CustomEvent('shown', { bubbles: true }));
  }

  _tell(...lines) {
    this.status.textContent = lines.flat().join(' ');
  }
}
