/** A list of which the server holds the rest: some rows, and a button for more. */

import { element, symbol } from './element.js';
import { onOpen } from './list.js';
import { t } from './words.js';

/** Rows at a time: the server's `layers.view.ROWS`. */
const ROWS = 60;
/** Height of a low row: as many rows as fit come with the frame, the others when it is done. */
const ROW_PX = 76;
const AFTER_MS = 40;

export class LongList {
  /**
   * @param {HTMLElement} root the ordered list
   * @param {HTMLSelectElement} sorting the choice of orders; `distance` is there while a place is asked about
   * @param {(id: string, opener: HTMLElement) => void} open called when a reader chooses a row
   * @param {{again: () => void, more: () => Promise<{rows: import('./remote.js').Rows, more: number}>, work: (id: string) => object}} on
   */
  constructor(root, sorting, open, on) {
    Object.assign(this, { root, sorting, on, far: false, selected: null });
    this.button = this._button(document.getElementById('more'));
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
    const seen = rows.take(Math.ceil(innerHeight / ROW_PX));
    for (const row of seen) row.classList.add('seen');
    this.root.replaceChildren(...seen);
    this._left(more);
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

  _button(paragraph) {
    const button = element('button', { type: 'button' }, paragraph.textContent);
    button.addEventListener('click', () => this._more());
    paragraph.replaceChildren(button);
    return button;
  }

  async _more() {
    const before = this.root.firstElementChild;
    this.button.setAttribute('aria-busy', 'true');
    const answer = await this.on.more().catch(() => null);
    this.button.removeAttribute('aria-busy');
    // another answer came meanwhile, or none: the rows are not those that were asked for
    if (!answer || before !== this.root.firstElementChild) return;
    const rows = answer.rows.take();
    this.root.append(...rows);
    this._left(answer.more);
    // the button stays where the reader's focus is, until there is no more: then the first new row takes it
    if (answer.more === 0) rows[0]?.querySelector('a').focus();
  }

  _left(more) {
    this.button.parentElement.hidden = more === 0;
    this.button.textContent = t('crowd.more', { n: Math.min(more, ROWS) });
  }
}

function rowOf(id, work) {
  const name = element('span', { class: 'row-name' }, work?.name ?? id);
  const meta = element('span', { class: 'row-meta' }, ...(work ? [element('span', {}, t(`phase.${work.phase}`)), element('span', {}, t(`category.${work.category}`))] : []));
  const text = element('span', { class: 'row-text' }, name, meta);
  const link = element('a', { class: 'row', href: `/projects/${encodeURIComponent(id)}`, 'data-open': id }, ...(work ? [symbol(work.phase)] : []), text);
  return element('li', { 'data-id': id }, link);
}
