/** An analysis of `/analysis` as a layer: what the address says is asked of the server, drawn under the works, and told. */

import { at, copied } from '../copied.js';
import { element, marked } from '../element.js';
import { Features, shapesOf } from './features.js';
import { OverlayLayer } from './layer.js';
import { legend } from './legend.js';
import { Look } from './look.js';
import { linesOf } from './row.js';
import { w } from './words.js';

const L = globalThis.L;
const SAID = /^(works|areas|gaps)\?(.*)$/;
/** Places that are drawn: the first of a ranking. */
const MOST = 200;
/** Areas that works are counted by cover everything, and must hide nothing. */
const THROUGH = { works: 0.72, areas: 0.25, gaps: 0.72 };
const BOUNDS = [[20, 117], [27, 124]];

/** What was found, with its class as overlays have it. */
class Found extends Features {
  constructor(result) {
    super('');
    this.rows = new Map(result.features.map(({ properties }) => [String(properties.id), properties]));
    const classed = result.features.map((one) => ({ ...one, properties: { overlay_class: one.properties.deepest ?? 0 } }));
    this.read = Promise.resolve(classed.flatMap((one) => [...shapesOf(one)]));
  }
}

export class Analysed {
  /**
   * @param {HTMLElement} section
   * @param {L.Map} map
   * @param {(text: string|null) => void} say
   */
  constructor(section, map, say) {
    Object.assign(this, { section, map, say, said: null, shown: null });
    this.status = element('p', { role: 'status' });
    this.body = element('div', { class: 'context-legends' });
    section.append(this.status, this.body);
  }

  /** @param {string|null} text what the address says, such as `gaps?overlay=flood-24h500&class=3` */
  async show(text) {
    if (text === this.said) return;
    this.said = text;
    this._clear();
    if (!text || copied) return;
    this._note(w('analysis.layer_reading'));
    const result = await this._ask(text).catch((error) => ({ failed: error }));
    if (text !== this.said) return;
    // a work that lies outside has no class, and stands on the map as it is
    result.features = result.features?.filter(({ properties }) => properties.is_inside !== false && properties.is_inside !== null);
    if (result.failed) this._fail(result.failed);
    else this._draw(result);
  }

  /** What is shown, and what to beware of. */
  get beside() {
    return this.shown ? [{ title: this.shown.result.title, caution: this.shown.result.caution }] : [];
  }

  /** What was found at a place. */
  async here(latlng) {
    if (!this.shown) return [];
    const { result, layer, source } = this.shown;
    const ids = (await layer.under(latlng)).map(({ id }) => id);
    const lines = ids.flatMap((id) => linesOf(result.analysis, source.rows.get(id), result.classes));
    return [{ title: result.title, caution: result.caution, lines: lines.length ? lines : [w('context.here_far')] }];
  }

  async _ask(text) {
    const [, kind, query] = SAID.exec(text) ?? [];
    if (!kind) throw new Error(text);
    const asked = new URLSearchParams(query);
    asked.set('top', MOST);
    asked.set('lang', document.documentElement.lang);
    const response = await fetch(`${at(`/analysis/${kind}.geojson`)}?${asked}`);
    if (response.ok) return response.json();
    const problem = await response.json().catch(() => ({}));
    throw Object.assign(new Error(text), { detail: response.status < 500 ? problem.detail : null });
  }

  _draw(result) {
    const source = new Found(result);
    const look = new Look({ kind: 'flood-potential', classes: result.classes });
    const pane = result.analysis === 'works' ? 'context-points' : 'context-areas';
    const layer = new OverlayLayer(source, look, { pane, bounds: L.latLngBounds(BOUNDS), opacity: THROUGH[result.analysis] });
    this.shown = { result, source, layer: layer.addTo(this.map) };
    this.map.getContainer().dataset.analysis = result.analysis;
    this._note(said(result));
    this.body.replaceChildren(this._told(result, look));
    this._tell();
  }

  _told(result, look) {
    const met = new Set(result.features.map(({ properties }) => properties.deepest ?? 0));
    const rows = result.classes.filter(({ number }) => met.has(number));
    const plain = met.has(0) ? [{ ...look.of(0), words: w(rows.length ? 'analysis.layer_unclassed' : `analysis.${result.analysis}`) }] : [];
    const gap = w('context.gap');
    const whole = w('analysis.layer_gap');
    const source = result.overlays.map(({ title, source: whose, date }) => [title, whose, date].join(gap)).join(whole);
    const remove = element('button', { type: 'button' }, w('analysis.layer_remove'));
    remove.addEventListener('click', () => this._remove());
    return element(
      'div',
      { 'data-analysis': result.analysis },
      legend(result.title, [...rows, ...plain], { source, caution: result.caution }),
      reckoned(result),
      element('p', {}, element('a', { href: this._page() }, w('analysis.layer_table'))),
      element('p', {}, remove),
    );
  }

  _page() {
    const [, kind, query] = SAID.exec(this.said);
    const asked = new URLSearchParams(query);
    asked.set('kind', kind);
    return `/analysis?${asked}`;
  }

  _remove() {
    this.say(null);
    this.show(null);
    this.section.querySelector('a').focus();
  }

  _clear() {
    this.shown?.layer.remove();
    this.shown = null;
    delete this.map.getContainer().dataset.analysis;
    this._note('');
    this.body.replaceChildren();
    this._tell();
  }

  /** One line; the map and whatever else is shown stay as they are. */
  _fail(error) {
    this._note(error.detail ?? w('analysis.layer_failed'), true);
    console.warn(error);
  }

  _note(text, failed = false) {
    this.status.textContent = text;
    this.status.className = failed ? 'context-status' : '';
  }

  _tell() {
    this.section.dispatchEvent(new CustomEvent('shown', { bubbles: true }));
  }
}

/** How it was reckoned, folded away: it belongs to every result. */
function reckoned({ about }) {
  const lines = about.map(({ label, text }) => element('div', {}, element('dt', {}, label), element('dd', {}, ...marked(text))));
  return element('details', { class: 'analysis-reckoned' }, element('summary', {}, w('analysis.parameters')), element('dl', { class: 'analysis-about' }, ...lines));
}

function said({ features, rows_found: of }) {
  const n = features.filter(({ geometry }) => geometry).length;
  return of > MOST ? w('analysis.layer_cut', { n, of }) : w('analysis.layer_shown', { n });
}
