/** The end of a list that is not whole: a button that says how many rows it brings. */

import { element } from './element.js';
import { t } from './words.js';

/** Rows at a time: the server's `layers.view.ROWS`. */
export const ROWS = 60;
/** Rows that nobody sees yet come when the frame with the others is done. */
export const AFTER_MS = 40;
/** Height of a low row. */
const ROW_PX = 76;

/** How many rows a screen shows at most. */
export const inSight = () => Math.ceil(innerHeight / ROW_PX);

export class More {
  /**
   * @param {HTMLElement} paragraph
   * @param {() => Promise<void>|void} bring called when a reader wants more rows
   */
  constructor(paragraph, bring) {
    this.paragraph = paragraph;
    this.button = element('button', { type: 'button' }, paragraph.textContent);
    this.button.addEventListener('click', async () => {
      this.button.setAttribute('aria-busy', 'true');
      await bring();
      this.button.removeAttribute('aria-busy');
    });
    paragraph.replaceChildren(this.button);
  }

  /**
   * Say how many rows are left.
   *
   * @param {number} rows
   * @param {Element} [brought] the first row that the reader asked for: the button keeps the focus, and where it goes
   *   because nothing is left, that row takes it
   */
  left(rows, brought) {
    if (rows === 0) brought?.querySelector('a').focus();
    this.paragraph.hidden = rows === 0;
    this.button.textContent = t('crowd.more', { n: Math.min(rows, ROWS) });
  }
}
