/** Which card is open: a project's, or a few projects to choose from; focus goes back to where it came from. */

import { brief, failed, whole } from './card.js';
import { onOpen } from './list.js';
import { Sheet, choices } from './sheet.js';
import { t } from './words.js';

export class Cards {
  /**
   * @param {HTMLDialogElement} dialog
   * @param {(id: string) => HTMLElement} rowOf a copy of a project's row in the list
   * @param {{opened: (id: string) => void, closed: () => void}} on
   */
  constructor(dialog, rowOf, on) {
    this.sheet = new Sheet(dialog, () => on.closed());
    this.rowOf = rowOf;
    this.on = on;
    this.shown = null;
  }

  /** Open a project's card: at once what the list knows, then the whole. */
  async open(id, { opener = null, back = null } = {}) {
    const row = this.rowOf(id);
    this.shown = id;
    this.sheet.open(nameIn(row), brief(row), { opener, back });
    this.on.opened(id);
    const content = await whole(id).catch(() => failed(row));
    onOpen(content, (part) => this.open(part));
    if (this.shown === id) this.sheet.replace(content);
  }

  /** Let the reader choose among projects that lie in one place. */
  choose(ids, opener) {
    const content = choices(ids.map((id) => this.rowOf(id)));
    const said = t('count.here', { n: ids.length });
    const back = { said: t('card.back', { n: ids.length }), go: () => this.choose(ids, opener) };
    onOpen(content, (id) => this.open(id, { back }));
    this.shown = null;
    this.sheet.open(said, content, { opener });
  }

  /** Close without telling: the address said so. */
  shut() {
    this.shown = null;
    this.sheet.close({ quiet: true });
  }

  get isFocused() {
    return this.sheet.dialog.contains(document.activeElement);
  }
}

const nameIn = (row) => row.querySelector('.row-name').textContent;
