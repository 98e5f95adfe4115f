/** A way to paper: the sheet of what the map shows now, with the works that are meant and one overlay under them. */

import { read, search } from '../address.js';
import { copied } from '../copied.js';
import { element } from '../element.js';
import { w } from './words.js';

const DEGREES = 5;
/** What a reader may begin with before the link is followed. */
const BEFORE = ['pointerdown', 'focus', 'click', 'contextmenu'];

export class Print {
  /** @param {L.Map} map */
  constructor(map) {
    this.map = map;
    this.link = element('a', { href: '/print.pdf' }, w('context.print'));
    this.element = element('p', { class: 'context-print', hidden: true }, this.link);
    for (const event of BEFORE) this.link.addEventListener(event, () => this._turn());
  }

  /** @param {string[]} ids overlays that are shown; a sheet has one, the first */
  show([id]) {
    this.id = id;
    // a copy in files prints nothing
    this.element.hidden = copied || !id;
    if (id) this._turn();
  }

  _turn() {
    const bounds = this.map.getBounds();
    const bbox = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((side) => side.toFixed(DEGREES)).join();
    const asked = search({ ...read().query, near: '', radius: '', bbox });
    this.link.href = `/print.pdf?${asked}&overlay=${encodeURIComponent(this.id)}&paper=a3&lang=${document.documentElement.lang}`;
  }
}
