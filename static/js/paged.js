/** A list of more rows than a page shows at once: the first ones, and a button for more. What is left out costs nothing. */

import { List } from './list.js';
import { AFTER_MS, More, ROWS, inSight } from './more.js';

/** The most rows that are all in the page; each of them takes part whenever the page is laid out. */
export const MOST = 300;

export class PagedList extends List {
  /** @see List */
  constructor(root, sorting, open) {
    super(root, sorting, open);
    this.ids = new Set(this.rows.keys());
    this.more = new More(document.getElementById('more'), () => this._reveal());
    for (const row of this.rows.values()) row.hidden = false;
  }

  _fold(ids) {
    this.ids = ids;
    this._lay();
  }

  _lay() {
    clearTimeout(this.coming);
    this.left = [...this.rows.keys()].filter((id) => this.ids.has(id));
    this.root.replaceChildren(...this._take(inSight()));
    this.coming = setTimeout(() => this._bring(ROWS - inSight()), AFTER_MS);
    this.more.left(this.left.length);
  }

  _reveal() {
    clearTimeout(this.coming);
    this._bring(ROWS);
  }

  _bring(most) {
    const rows = this._take(most);
    this.root.append(...rows);
    this.more.left(this.left.length, rows[0]);
  }

  _take(most) {
    return this.left.splice(0, Math.max(0, most)).map((id) => this.rows.get(id));
  }
}
