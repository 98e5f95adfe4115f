/** The list: rows that the server wrote, shown and ordered here. */

import { element } from './element.js';

const PHASES = ['building', 'planned', 'unstated', 'stopped', 'done'];
const IN_SIGHT = 30;
const AT_ONCE = 300;
const AFTER_MS = 40;
const byText = new Intl.Collator('zh-Hant');
const rank = (work) => PHASES.indexOf(work.phase);
const year = (work) => work.completion_year ?? Infinity;
const before = (a, b) => (a === b ? 0 : a - b);

const ORDERS = {
  phase: (a, b) => before(rank(a), rank(b)) || before(year(a), year(b)) || byText.compare(a.id, b.id),
  year: (a, b) => before(year(a), year(b)) || before(rank(a), rank(b)) || byText.compare(a.id, b.id),
  category: (a, b) => byText.compare(a.category, b.category) || ORDERS.phase(a, b),
  name: (a, b) => byText.compare(a.name, b.name) || byText.compare(a.id, b.id),
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

  /** Show the rows that are meant: of a long list the first ones now, the others when the frame that shows it is done. */
  _fold(ids) {
    clearTimeout(this.folding);
    const rows = [...this.root.children];
    let next = 0;
    const some = (most) => {
      for (let meant = 0; next < rows.length && meant < most; next += 1) {
        const row = rows[next];
        const wanted = ids.has(row.dataset.id);
        if (row.hidden === wanted) row.hidden = !wanted;
        if (wanted) meant += 1;
      }
      const left = next < rows.length;
      if (left) this.root.setAttribute('aria-busy', 'true');
      else this.root.removeAttribute('aria-busy');
      if (left) this.folding = setTimeout(some, AFTER_MS, AT_ONCE);
    };
    some(rows.length > AT_ONCE ? IN_SIGHT : rows.length);
  }

  select(id, { scroll = false } = {}) {
    this.root.querySelector('[aria-current]')?.removeAttribute('aria-current');
    const row = this.rows.get(id);
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
    const sorted = [...this.rows.keys()].sort((a, b) => compare(this.works.get(a), this.works.get(b)));
    this.root.append(...sorted.map((id) => this.rows.get(id)));
  }

  /** Place in the order of distance, as the server measured it: metres are whole, and two may share one. */
  _place(work) {
    return this.far.get(work.id)?.place ?? Infinity;
  }

  _tellDistances() {
    for (const told of this.root.querySelectorAll('.row-far')) told.remove();
    for (const [id, { said }] of this.far ?? []) {
      this.rows.get(id)?.querySelector('.row-meta').prepend(element('span', { class: 'row-far' }, said));
    }
  }
}
