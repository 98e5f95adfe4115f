/** The address bar follows the state of the page, a frame behind it: what a reader sees does not wait for it. */

import * as address from './address.js';

/** After the frame that shows the state, so that nothing of this comes before it. */
const AFTER_MS = 30;
const now = () => location.pathname + location.search + location.hash;

export class Trail {
  constructor() {
    this.due = null;
    addEventListener('pagehide', () => this._settle());
    // a link to another view of the page would leave from the state before, and come back to it
    addEventListener('click', () => this._settle(), { capture: true });
    addEventListener('popstate', () => { this.due = null; });
  }

  /** Say a state: a new entry of history unless `replace`. */
  say(state, { replace = false } = {}) {
    const url = address.of(state);
    if (url === (this.due?.url ?? now())) return;
    if (this.due && !replace) this._settle();
    this.due = { url, replace: replace && (this.due?.replace ?? true) };
    requestAnimationFrame(() => setTimeout(() => this._settle(), AFTER_MS));
  }

  _settle() {
    if (!this.due) return;
    const { url, replace } = this.due;
    this.due = null;
    if (url !== now()) history[replace ? 'replaceState' : 'pushState'](null, '', url);
  }
}
