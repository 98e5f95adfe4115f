/** What may lie beside the works on the map: a closed part of the page, whose script comes when somebody opens it. */

import { miss } from './failure.js';
import { run } from './script.js';

export class Beside {
  /**
   * @param {HTMLDetailsElement} details names in `data-script` what fills it
   * @param {{map: () => Promise<void>, say: (context: object) => void}} on
   */
  constructor(details, on) {
    Object.assign(this, { details, on, said: {}, open: null, coming: null });
    details.addEventListener('toggle', () => { if (details.open) this.come(); });
  }

  /** Show what the address says: a text for each name, such as `overlay`. Whatever says nothing costs nothing. */
  show(said) {
    this.said = said;
    this.open?.show(said);
    return Object.keys(said).length && !this.open ? this.come() : this.coming;
  }

  /** Let it come after the map, once; what failed is tried again. */
  come() {
    this.coming ??= this._come().catch((error) => {
      this.coming = null;
      miss('context', true);
      console.error(error);
    });
    return this.coming;
  }

  async _come() {
    await this.on.map();
    // the map told that it could not be had
    if (!globalThis.works?.View) throw new Error('no map');
    await run([this.details.dataset.script]);
    this.open = await globalThis.works.context(this.details, globalThis.map_works, (name, text) => this._say(name, text));
    miss('context', false);
    this.open.show(this.said);
  }

  /** One of its parts says what it shows, as text, or null for nothing. */
  _say(name, text) {
    const { [name]: before, ...rest } = this.said;
    if ((before ?? null) === text) return;
    this.said = text === null ? rest : { ...rest, [name]: text };
    this.on.say(this.said);
  }
}
