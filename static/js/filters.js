/** The form of filters: says a query, shows a query, and tells how many each choice leaves. */

import { everything } from './query.js';
import { Stands } from './stands.js';
import { YearRange, tokensOf, yearsOf } from './years.js';

const TICKED = ['category', 'status', 'phase', 'district'];
const TYPING_MS = 150;

export class Filters {
  /**
   * @param {HTMLFormElement} form
   * @param {(query: object, typing: boolean) => void} changed
   */
  constructor(form, changed) {
    this.form = form;
    this.changed = changed;
    // what no box says: a place, and a selection that was made elsewhere
    this.beside = { near: '', radius: '', bbox: '', id: [] };
    this.boxes = [...form.querySelectorAll('.choices input[type=checkbox]')];
    this.finished = form.elements.finished;
    this.known = this.boxes.filter((box) => box.name === 'year' && box.value !== 'none').map((box) => Number(box.value));
    this.extra = [];
    this.lefts = new Map();
    this.range = new YearRange(form.querySelector('.year-range'), (from, to) => this._tickYears(from, to));
    this.stands = new Stands(form.querySelector('.group-stands'), () => this._say(true));
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', (event) => event.target.type === 'checkbox' && this._say(false));
    let typing = 0;
    form.elements.q.addEventListener('input', () => {
      clearTimeout(typing);
      typing = setTimeout(() => this._say(true), TYPING_MS);
    });
  }

  /** The query that the form says. */
  query() {
    const query = { ...everything(), ...this.beside, q: this.form.elements.q.value.trim() };
    query.stands = this.stands.year;
    query.finished = this.finished.checked ? 'all' : 'recent';
    for (const name of TICKED) query[name] = this._ticked(name);
    const years = this._ticked('year');
    query.year = [...tokensOf(years.map(Number), this.known), ...years.filter((year) => year === 'none'), ...this.extra];
    return query;
  }

  show(query) {
    this.beside = { near: query.near, radius: query.radius, bbox: query.bbox, id: query.id };
    const years = yearsOf(query.year, this.known);
    // a year in which nothing ends has no box, and is still asked for
    this.extra = query.year.filter((token) => token !== 'none' && yearsOf([token], this.known).length === 0);
    const wanted = (box) => (box.name === 'year' && box.value !== 'none' ? years.includes(Number(box.value)) : query[box.name].includes(box.value));
    for (const box of this.boxes) box.checked = wanted(box);
    if (this.form.elements.q !== document.activeElement) this.form.elements.q.value = query.q;
    this.range.show(years);
    this.stands.show(query.stands);
    this.finished.checked = query.finished === 'all';
  }

  /** @param {Map<string, number>} counts keyed `category=mrt` */
  count(counts) {
    for (const box of this.boxes) {
      const left = counts.get(`${box.name}=${box.value}`) ?? 0;
      // only what changed: each text that is set is laid out anew
      if (this.lefts.get(box) === left) continue;
      this.lefts.set(box, left);
      const label = box.closest('label');
      label.querySelector('.left').textContent = left;
      label.classList.toggle('barren', left === 0);
    }
  }

  _ticked(name) {
    return this.boxes.filter((box) => box.name === name && box.checked).map((box) => box.value);
  }

  _tickYears(from, to) {
    const any = from === null && to === null;
    for (const box of this.boxes) {
      if (box.name !== 'year' || box.value === 'none') continue;
      const year = Number(box.value);
      box.checked = !any && year >= (from ?? -Infinity) && year <= (to ?? Infinity);
    }
    this._say(false);
  }

  _say(typing) {
    const query = this.query();
    this.range.show(yearsOf(query.year, this.known));
    this.changed(query, typing);
  }
}
