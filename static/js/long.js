/** A list of which the server holds the rest: some rows, and a button for more. */

import { element, symbol } from './element.js';
import { onOpen } from './list.js';
import { AFTER_MS, More, inSight } from './more.js';
import { t } from './words.js';

export class LongList {
  /**
   * @param {HTMLElement} root the ordered list
   * @param {HTMLSelectElement} sorting the choice of orders; `distance` is there while a place is asked about
   * @param {(id: string, opener: HTMLElement) => void} open called when a reader chooses a row
   * @param {{again: () => void, more: () => Promise<{rows: import('./remote.js').Rows, more: number}>, work: (id: string) => object}} on
   */
  constructor(root, sorting, open, on) {
    Object.assign(this, { root, sorting, on, far: false, selected: null });
    this.more = new More(document.getElementById('more'), () => this._reveal());
    sorting.addEventListener('change', () => on.again());
    onOpen(root, open);
  }

  /** Rows are ordered by the server. */
  know() {}

  get order() {
    return this.sorting.value;
  }

  /** A place is asked about, or no longer: the order follows before the question goes out. */
  expect({ near }) {
    const far = Boolean(near);
    if (far === this.far) return;
    this.far = far;
    this.sorting.querySelector('[value=distance]').hidden = !far;
    this.sorting.value = far ? 'distance' : 'phase';
  }

  /** @param {{rows: import('./remote.js').Rows, more: number}} answer */
  show({ rows, more }) {
    clearTimeout(this.coming);
    const seen = rows.take(inSight());
    for (const row of seen) row.classList.add('seen');
    this.root.replaceChildren(...seen);
    this.more.left(more);
    this.select(this.selected);
    if (!rows.left) return;
    this.root.setAttribute('aria-busy', 'true');
    this.coming = setTimeout(() => {
      this.root.append(...rows.take());
      this.root.removeAttribute('aria-busy');
      this.select(this.selected);
    }, AFTER_MS);
  }

  select(id, { scroll = false } = {}) {
    this.selected = id;
    this.root.querySelector('[aria-current]')?.removeAttribute('aria-current');
    const row = id && this._row(id);
    if (!row) return;
    row.querySelector('a').setAttribute('aria-current', 'true');
    if (scroll) row.scrollIntoView({ block: 'nearest' });
  }

  /** A copy of a row, for a place that lists a few; of a project that is not listed, what the map knows of it. */
  copy(id) {
    const row = this._row(id)?.cloneNode(true) ?? rowOf(id, this.on.work(id));
    row.querySelector('[aria-current]')?.removeAttribute('aria-current');
    return row;
  }

  _row(id) {
    return this.root.querySelector(`:scope > [data-id="${CSS.escape(id)}"]`);
  }

  async _reveal() {
    const before = this.root.firstElementChild;
    const answer = await this.on.more().catch(() => null);
    // another answer came meanwhile, or none: the rows are not those that were asked for
    if (!answer || before !== this.root.firstElementChild) return;
    const rows = answer.rows.take();
    this.root.append(...rows);
    this.more.left(answer.more, rows[0]);
  }
}

function rowOf(id, work) {
  const name = element('span', { class: 'row-name' }, work?.name ?? id);
  const meta = element('span', { class: 'row-meta' }, ...(work ? [element('span', {}, t(`phase.${work.phase}`)), element('span', {}, t(`category.${work.category}`))] : []));
  const text = element('span', { class: 'row-text' }, name, meta);
  const link = element('a', { class: 'row', href: `/projects/${encodeURIComponent(id)}`, 'data-open': id }, ...(work ? [symbol(work.phase)] : []), text);
  return element('li', { 'data-id': id }, link);
}
