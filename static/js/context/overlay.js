/** One overlay that is shown: its layer, its legend, and what it says of a place. */

import { copied } from '../copied.js';
import { element } from '../element.js';
import { Archive } from './archive.js';
import { Features } from './features.js';
import { OverlayLayer } from './layer.js';
import { legend } from './legend.js';
import { Look } from './look.js';
import { w } from './words.js';

const L = globalThis.L;
/** The works, the base and its names are seen through areas; points hide little. */
const THROUGH = { area: 0.72, line: 0.9, point: 1 };
/** A point at the very edge is drawn whole. */
const PAD = 0.02;
/** So many features under a place are named one by one. */
const NAMED = 5;

export class Overlay {
  /**
   * @param {object} about as `/overlays` tells it
   * @param {L.Map} map
   */
  constructor(about, map) {
    Object.assign(this, { about, map, failed: false });
    this.status = element('p', { role: 'status', class: 'context-status' });
    this.look = new Look(about);
    const { called, classes, shape, kind_words: words } = about;
    // what is not classed has one look
    const rows = (classes.length ? classes : [{ ...this.look.of(0), words }]).map((one) => ({ ...one, shape }));
    this.element = element('div', { 'data-overlay': about.id }, legend(called, rows, about), this._elsewhere(), this.status);
    this.layer = this._layer(about);
    this.layer.addTo(map);
    this.watch = () => { this.away.hidden = map.getBounds().intersects(this.layer.options.bounds); };
    map.on('moveend', this.watch);
    this.watch();
  }

  remove() {
    this.map.off('moveend', this.watch);
    this.layer.remove();
  }

  /** @returns {Promise<{title: string, lines: string[], links: {href: string, words: string}[], caution?: string}>} */
  async here(latlng) {
    const { called: title, caution } = this.about;
    const shapes = await this.layer.under(latlng).catch(() => null);
    return { title, caution, nothing: shapes?.length === 0, lines: this._lines(shapes), links: (shapes ?? []).slice(0, NAMED).map((shape, at) => this._link(shape, at)).filter(Boolean) };
  }

  _lines(shapes) {
    if (!shapes) return [w('context.failed', { title: this.about.title })];
    if (!shapes.length) return [this.about.shape === 'area' ? w('context.here_outside') : w('context.here_far')];
    const said = [...new Set(shapes.map(({ number }) => this._said(number)))];
    // where areas lie over each other the deepest holds
    if (this.about.scenario) return said.slice(0, 1);
    return shapes.length > 1 ? [...said, w('context.here_count', { n: shapes.length })] : said;
  }

  _said(number) {
    return this.about.classes.find((one) => (one.number ?? 0) === number)?.words ?? this.about.kind_words;
  }

  _link({ id }, at) {
    if (copied) return null;
    const href = `/ogc/collections/${encodeURIComponent(this.about.id)}/items/${encodeURIComponent(id)}?f=html&lang=${document.documentElement.lang}`;
    return { href, words: w('context.here_record', { n: at + 1 }) };
  }

  _layer({ data, extent: [west, south, east, north], shape, size }) {
    const source = data.tiles ? new Archive(data.tiles, size) : new Features(data.geojson);
    const bounds = L.latLngBounds([south, west], [north, east]).pad(PAD);
    const pane = shape === 'point' ? 'context-points' : 'context-areas';
    const layer = new OverlayLayer(source, this.look, { pane, bounds, opacity: THROUGH[shape] });
    layer.on('tileerror', ({ error }) => this._fail(error));
    layer.on('loading', () => this._note('loading'));
    layer.on('load', () => this._note('drawn'));
    return layer;
  }

  /** What is not in view is nowhere to be seen: a way there. */
  _elsewhere() {
    const button = element('button', { type: 'button' }, w('context.go_there'));
    button.addEventListener('click', () => this.map.fitBounds(this.layer.options.bounds, { animate: false }));
    this.away = element('p', { class: 'context-away', hidden: true }, w('context.elsewhere'), ' ', button);
    return this.away;
  }

  _note(state) {
    this.element.dataset.state = state;
    if (state === 'loading') this.failed = false;
    if (state === 'drawn' && !this.failed) this.status.textContent = '';
  }

  /** One line; the map and whatever else is shown stay as they are, and the next move of the map tries again. */
  _fail(error) {
    if (this.failed) return;
    this.failed = true;
    this.status.textContent = w('context.failed', { title: this.about.title });
    console.warn(error);
  }
}
