/** One map of another agency: its pictures, whose it is, and one line when it does not answer. */

import { element, marked } from '../element.js';
import { layerOf } from './wms.js';
import { w } from './words.js';

/** After so long without all of its pictures the reader is told; whatever comes later is shown all the same. */
const PATIENCE_MS = 12000;
const OPACITY = 0.8;

export class Service {
  /**
   * @param {object} about as `/context` tells it
   * @param {L.Map} map
   */
  constructor(about, map) {
    Object.assign(this, { about, map, shown: false });
    this.status = element('p', { role: 'status', class: 'context-status' });
    const origin = [about.source, about.date].filter(Boolean).join(w('context.gap'));
    const caution = about.caution ? [element('p', { class: 'context-caution' }, about.caution)] : [];
    this.legend = element('div');
    this.element = element('div', { 'data-service': about.id, hidden: true }, this.legend, element('p', { class: 'context-origin' }, ...marked(w('context.origin', { origin }))), ...caution, this.status);
  }

  /** Show it, or not. */
  turn(shown) {
    if (shown === this.shown) return;
    this.shown = shown;
    this.element.hidden = !shown;
    this.layer ??= this._layer();
    if (shown) {
      this._drawLegend();
      this.layer.addTo(this.map);
    } else {
      clearTimeout(this.waiting);
      this.layer.remove();
    }
  }

  /** What is to be told of it beside the map. */
  get caution() {
    const between = document.documentElement.lang === 'zh-Hant' ? '' : ' ';
    return [this.status.textContent, this.about.caution].filter(Boolean).join(between);
  }

  _layer() {
    const options = { pane: 'context-services', opacity: OPACITY, maxNativeZoom: this.about.most_zoom, maxZoom: this.map.getMaxZoom(), updateWhenZooming: false };
    const layer = layerOf(this.about, options);
    layer.on('loading', () => this._begin());
    layer.on('load', () => clearTimeout(this.waiting));
    layer.on('tileload', () => this._count('came'));
    layer.on('tileerror', () => this._count('failed'));
    return layer;
  }

  _begin() {
    Object.assign(this, { came: 0, failed: 0 });
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this._say(this.came ? 'part' : this.failed ? 'none' : 'slow'), PATIENCE_MS);
  }

  _count(what) {
    this[what] += 1;
    if (!this.failed) this._say('');
    else this._say(this.came ? 'part' : 'none');
  }

  _say(state) {
    this.element.dataset.state = state || 'drawn';
    const { title } = this.about;
    const said = { slow: () => w('context.service_slow', { title }), none: () => w('context.service_none', { title }), part: () => w('context.service_part', { title }) };
    const words = said[state]?.() ?? '';
    if (this.status.textContent === words) return;
    this.status.textContent = words;
    // the list may be folded away: what is told beside the map has changed
    this.element.dispatchEvent(new CustomEvent('told', { bubbles: true }));
  }

  /** Once, when it is first shown: a picture of each of its layers, or a line in its place. */
  _drawLegend() {
    if (this.legend.firstChild) return;
    for (const src of this.about.legends ?? []) {
      const picture = element('img', { src, alt: w('context.legend_of', this.about), class: 'context-picture' });
      picture.addEventListener('error', () => picture.replaceWith(element('p', { class: 'context-origin' }, w('context.legend_none', this.about))));
      this.legend.append(picture);
    }
  }
}
