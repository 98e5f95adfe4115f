/** The panel that opens over the list: a project's card, or a few projects to choose from. */

import { element } from './element.js';
import { t } from './words.js';

export class Sheet {
  /**
   * @param {HTMLDialogElement} dialog
   * @param {() => void} closed called when the reader closes it
   */
  constructor(dialog, closed) {
    this.dialog = dialog;
    this.body = dialog.querySelector('.sheet-body');
    this.back = dialog.querySelector('.sheet-back');
    this.closed = closed;
    this.opener = null;
    dialog.querySelector('.sheet-close').addEventListener('click', () => this.close());
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && dialog.open) this.close();
    });
  }

  /**
   * @param {string} label what the panel is, for those who do not see it
   * @param {Node} content
   * @param {{opener?: HTMLElement, back?: {said: string, go: () => void}}} options where focus returns, and what is behind
   */
  open(label, content, { opener = null, back = null } = {}) {
    this.opener = opener ?? this.opener;
    this.dialog.setAttribute('aria-label', label);
    this.body.replaceChildren(content);
    this.body.scrollTop = 0;
    this.back.hidden = !back;
    this.back.textContent = back?.said ?? '';
    this.back.onclick = back?.go ?? null;
    if (!this.dialog.open) this.dialog.show();
    document.body.classList.add('sheet-open');
    (content.querySelector?.('h2') ?? this.body).focus?.({ preventScroll: true });
  }

  /** Put fuller content in the place of what is shown, without moving focus from the panel. */
  replace(content) {
    const focused = this.body.contains(document.activeElement);
    this.body.replaceChildren(content);
    if (focused) content.querySelector('h2')?.focus({ preventScroll: true });
  }

  close({ quiet = false } = {}) {
    if (!this.dialog.open) return;
    this.dialog.close();
    document.body.classList.remove('sheet-open');
    if (quiet) return;
    const opener = this.opener;
    this.opener = null;
    this.closed();
    if (opener?.isConnected) opener.focus();
  }
}

/** Content that lists a few projects. */
export function choices(rows) {
  const heading = element('h2', { tabindex: '-1', class: 'choices-title' }, t('count.here', { n: rows.length }));
  return element('div', { class: 'choices' }, heading, element('ul', { class: 'rows' }, ...rows));
}
