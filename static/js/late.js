/** The map's place on the page. The map comes when somebody sees it, and is then told what was said meanwhile. */

import { miss } from './failure.js';
import { run } from './script.js';

/** After so long without an answer the reader is told; whatever comes later is shown all the same. */
const PATIENCE_MS = 10000;

export class LateMap {
  /**
   * @param {HTMLElement} section names in `data-scripts` what makes the map
   * @param {{chose: (ids: string[]) => void, moved: (at: object) => void}} on
   */
  constructor(section, on) {
    this.scripts = JSON.parse(section.dataset.scripts);
    Object.assign(this, { on, view: null, coming: null, served: null, answered: null, asked: false, chosen: null });
  }

  /** The projects are a crowd: what is drawn of them is asked of the server. */
  gather(served) {
    this.served = served;
  }

  /**
   * Let the map come, once; what failed is tried again.
   *
   * @param {object|null} at the view that the address says
   * @param {object[]} features GeoJSON, of all projects that this page holds
   * @returns {Promise<void>} when it is drawn, or will not be
   */
  come(at, features) {
    this.coming ??= this._come(at, features).catch((error) => {
      this.coming = null;
      miss('map', true);
      console.error(error);
    });
    return this.coming;
  }

  async _come(at, features) {
    const late = setTimeout(() => miss('map', true), PATIENCE_MS);
    await run(this.scripts).finally(() => clearTimeout(late));
    miss('map', false);
    const view = this.view = new globalThis.works.View(globalThis.map_works, this.on);
    if (this.served) view.gather(this.served);
    if (this.answered) view.show(...this.answered);
    if (this.asked) view.fit();
    view.select(this.chosen);
    await view.begin(at, features);
  }

  /** Box and zoom, where the server must know them. */
  get window() {
    return this.view?.window ?? null;
  }

  /** What the map knows of a project that it draws. */
  work(id) {
    return this.view?.layer.works.get(id)?.properties;
  }

  /** @param {import('./register.js').Answer} answer */
  show(answer, query) {
    this.answered = [answer, query];
    this.view?.show(answer, query);
  }

  select(id) {
    this.chosen = id;
    this.view?.select(id);
  }

  /** Bring what is asked about into view. */
  fit() {
    this.asked = true;
    this.view?.fit();
  }

  move(at) {
    this.view?.move(at);
  }

  resize() {
    this.view?.resize();
  }
}
