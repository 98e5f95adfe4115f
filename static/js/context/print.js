/** A way to paper: the sheet of what the map shows now, with the works that are meant, the overlays and the stations. */

import { read, search } from '../address.js';
import { copied } from '../copied.js';
import { element } from '../element.js';
import { w } from './words.js';

const DEGREES = 5;
/** A sheet has so many overlays at most; `mapapp/paper/order.py` says why. */
const MOST = 4;
/** What a reader may begin with before the link is followed. */
const BEFORE = ['pointerdown', 'focus', 'click', 'contextmenu'];

export class Print {
  /** @param {L.Map} map */
  constructor(map) {
    this.map = map;
    this.link = element('a', { href: '/print.pdf' }, w('context.print'));
    this.left = element('span', {});
    this.element = element('p', { class: 'context-print', hidden: true }, this.link, this.left);
    for (const event of BEFORE) this.link.addEventListener(event, () => this._turn());
  }

  /** @param {string[]} ids overlays that are shown; stations alone are printed from the pages of districts */
  show(ids) {
    this.ids = ids.slice(0, MOST);
    // a copy in files prints nothing
    this.element.hidden = copied || !ids.length;
    this.left.textContent = ids.length > MOST ? ` ${w('context.print_most', { n: MOST })}` : '';
    if (ids.length) this._turn();
  }

  _turn() {
    const bounds = this.map.getBounds();
    const bbox = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((side) => side.toFixed(DEGREES)).join();
    const { query, context } = read();
    const asked = search({ ...query, near: '', radius: '', bbox });
    const sensed = context.sensors === 'on' ? '&sensors=on' : '';
    this.link.href = `/print.pdf?${asked}&overlay=${this.ids.map(encodeURIComponent).join()}${sensed}&paper=a3&lang=${document.documentElement.lang}`;
  }
}
