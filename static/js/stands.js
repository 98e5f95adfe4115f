/** What will stand by the end of a year: a slider over the years, with steps for who cannot or will not drag. */

import { ROC, t } from './words.js';

export class Stands {
  /**
   * @param {HTMLElement} root holds a select `stands`, which is the choice itself, and what is used in its place: a
   *   range, two buttons, and the words
   * @param {() => void} changed
   */
  constructor(root, changed) {
    this.select = root.querySelector('select');
    this.range = root.querySelector('input[type=range]');
    this.said = root.querySelector('.stands-said');
    this.shown = null;
    this.steps = [...root.querySelectorAll('button[data-step]')];
    this.range.addEventListener('input', () => this._take(Number(this.range.value), changed));
    for (const button of this.steps) {
      button.addEventListener('click', () => this._take(this.select.selectedIndex + Number(button.dataset.step), changed));
    }
  }

  /** The year that is chosen, or nothing. */
  get year() {
    return this.select.value;
  }

  /** @param {string} year one that the choice lacks, such as 2050 in an address, is added to it */
  show(year) {
    if (year === this.shown) return;
    if (year && ![...this.select.options].some((option) => option.value === year)) this._add(year);
    this.select.value = year;
    this._tell();
  }

  _take(index, changed) {
    this.select.selectedIndex = Math.min(Math.max(index, 0), this.select.length - 1);
    this._tell();
    changed();
  }

  _add(year) {
    const after = [...this.select.options].find((option) => Number(option.value) > Number(year)) ?? null;
    this.select.add(new Option(t('filter.year_one', { roc: year - ROC, year }), year), after);
  }

  _tell() {
    const { selectedIndex, value, length } = this.select;
    this.shown = value;
    const words = value ? t('filter.stands_by', { roc: value - ROC, year: value }) : t('filter.stands_any');
    this.range.max = String(length - 1);
    this.range.value = String(selectedIndex);
    this.range.setAttribute('aria-valuetext', words);
    this.said.textContent = words;
    for (const button of this.steps) {
      const end = Number(button.dataset.step) < 0 ? 0 : length - 1;
      button.setAttribute('aria-disabled', String(selectedIndex === end));
    }
  }
}
