/** The list of overlays to choose from: one of the scenarios, and any of the others. */

import { element, marked } from '../element.js';
import { zh } from '../words.js';
import { w } from './words.js';

export class Choice {
  /**
   * @param {object[]} overlays as `/overlays` tells them
   * @param {string} single the kind of which one is shown at a time
   * @param {(ids: string[]) => void} chosen
   */
  constructor(overlays, single, chosen) {
    this.chosen = () => chosen(this.get());
    const models = overlays.filter(({ kind }) => kind === single).sort(byRain);
    this.select = models.length ? this._select(models) : null;
    this.boxes = overlays.filter(({ kind }) => kind !== single).map((about) => this._box(about));
    this.element = element('div', { class: 'context-choice' }, ...this._parts(models));
  }

  /** Ids that are chosen, in the order of the list. */
  get() {
    const ticked = this.boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
    return [...(this.select?.value ? [this.select.value] : []), ...ticked];
  }

  /** @param {string[]} ids */
  set(ids) {
    if (this.select) this.select.value = [...this.select.options].find(({ value }) => value && ids.includes(value))?.value ?? '';
    for (const { input } of this.boxes) input.checked = ids.includes(input.value);
  }

  _parts(models) {
    const label = models.length ? [element('label', { class: 'context-scenario' }, models[0].kind_words, this.select)] : [];
    return [...label, ...this.boxes.map(({ label: one }) => one)];
  }

  _select(models) {
    const none = element('option', { value: '' }, w('context.not_shown'));
    const select = element('select', {}, none, ...models.map(({ id, called }) => element('option', { value: id, ...zh }, called)));
    select.addEventListener('change', this.chosen);
    return select;
  }

  _box({ id, title, kind_words: kind }) {
    const input = element('input', { type: 'checkbox', value: id });
    input.addEventListener('change', this.chosen);
    return { input, label: element('label', { class: 'choice' }, input, element('span', {}, ...marked(title)), element('small', {}, kind)) };
  }
}

/** Short rain before long, little before much: `6h150` before `24h200`. */
function byRain(a, b) {
  const [[hoursA, rainA], [hoursB, rainB]] = [a, b].map(({ scenario }) => scenario.split('h').map(Number));
  return hoursA - hoursB || rainA - rainB || a.title.localeCompare(b.title);
}
