/** The list: rows that the server wrote, shown and ordered here. */

import { element } from './element.js';

const PHASES = ['building', 'planned', 'unstated', 'stopped', 'done'];
const rank = (work) => PHASES.indexOf(work.phase);
const year = (work) => work.completion_year ?? Infinity;
const before = (a, b) => (a === b ? 0 : a < b ? -1 : 1);
let collator = null;
/** Compare words as a Chinese reader does; the rules for that are large, and loaded when they are wanted. */
const byText = (a, b) => (collator ??= new Intl.Collator('zh-Hant')).compare(a, b);

const ORDERS = {
  phase: (a, b) => before(rank(a), rank(b)) || before(year(a), year(b)) || before(a.id, b.id),
  year: (a, b) => before(year(a), year(b)) || before(rank(a), rank(b)) || before(a.id, b.id),
  category: (a, b) => before(a.category, b.category) || ORDERS.phase(a, b),
  name: (a, b) => byText(a.name, b.name) || before(a.id, b.id),
};

/**
 * Open projects in place when their links are chosen.
 *
 * Each is a link to the project's own page, so that it works without this, and a new tab is a new tab.
 */
export function onOpen(root, open) {
  root.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-open]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link.dataset.open, link);
  });
}

export class List {
  /**
   * @param {HTMLElement} root the ordered list
   * @param {HTMLSelectElement} sorting the choice of orders; `distance` is there while a place is asked about
   * @param {(id: string, opener: HTMLElement) => void} open called when a reader chooses a row
   */
  constructor(root, sorting, open) {
    this.root = root;
    this.sorting = sorting;
    this.rows = new Map([...root.children].map((row) => [row.dataset.id, row]));
    this.order = 'phase';
    this.far = null;
    this.told = [...root.querySelectorAll('.row-far')];
    this.current = null;
    sorting.addEventListener('change', () => this._sort());
    onOpen(root, open);
  }

  /** @param {Map<string, object>} works properties by id: what rows are ordered by */
  know(works) {
    this.works = works;
  }

  /** What is about to be asked: rows that are here already need no telling. */
  expect() {}

  /** @param {import('./register.js').Answer} answer */
  show({ ids, far }) {
    this._fold(ids);
    if (far === this.far) return;
    const asked = Boolean(far) !== Boolean(this.far);
    this.far = far;
    this._tellDistances();
    this.sorting.querySelector('[value=distance]').hidden = !far;
    if (asked) this.sorting.value = far ? 'distance' : 'phase';
    this._sort({ again: this.sorting.value === 'distance' });
  }

  /** Show the rows that are meant. */
  _fold(ids) {
    for (const [id, row] of this.rows) if (row.hidden === ids.has(id)) row.hidden = !row.hidden;
  }

  select(id, { scroll = false } = {}) {
    this.current?.querySelector('a').removeAttribute('aria-current');
    const row = this.current = this.rows.get(id) ?? null;
    if (!row) return;
    row.querySelector('a').setAttribute('aria-current', 'true');
    if (scroll) row.scrollIntoView({ block: 'nearest' });
  }

  /** A copy of a row, for a place that lists a few. */
  copy(id) {
    const row = this.rows.get(id).cloneNode(true);
    row.hidden = false;
    row.querySelector('[aria-current]')?.removeAttribute('aria-current');
    return row;
  }

  _sort({ again = false } = {}) {
    const order = this.sorting.value;
    if (order === this.order && !again) return;
    this.order = order;
    const compare = order === 'distance' ? (a, b) => before(this._place(a), this._place(b)) || ORDERS.phase(a, b) : ORDERS[order];
    const sorted = [...this.rows].sort(([a], [b]) => compare(this.works.get(a), this.works.get(b)));
    this.rows = new Map(sorted);
    this._lay();
  }

  /** Put the rows into the page, in their order. */
  _lay() {
    this.root.append(...this.rows.values());
  }

  /** Place in the order of distance, as the server measured it: metres are whole, and two may share one. */
  _place(work) {
    return this.far.get(work.id)?.place ?? Infinity;
  }

  _tellDistances() {
    for (const told of this.told) told.remove();
    const near = [...(this.far ?? [])].filter(([id]) => this.rows.has(id));
    this.told = near.map(([, { said }]) => element('span', { class: 'row-far' }, said));
    near.forEach(([id], at) => this.rows.get(id).querySelector('.row-meta').prepend(this.told[at]));
  }
}
