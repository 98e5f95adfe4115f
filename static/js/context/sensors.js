/** Live sensors: what stations told last, drawn above the areas and below the works, and older by itself with every minute. */

import { at } from '../copied.js';
import { element, marked } from '../element.js';
import { zh } from '../words.js';
import { age, hour } from './ages.js';
import { sampled } from './sign.js';
import { Stations } from './stations.js';
import { w } from './words.js';

const EVERY_MS = 60000;
/** After so long an answer is given up; what was known stays, with its age. */
const PATIENCE_MS = 20000;
/** So many stations that call for a look are named one by one. */
const NAMED = 8;
/** Zoom at which a station is shown among the streets. */
const NEAR = 15;
const STATES = ['fresh', 'degraded', 'stale', 'dead'];
const RANKS = ['calm', 'notice', 'warning'];

export class Sensors {
  /**
   * @param {HTMLElement} section
   * @param {L.Map} map
   * @param {(text: string|null) => void} say `on`, or null
   */
  constructor(section, map, say) {
    Object.assign(this, { section, map, say, told: null, stations: new Stations(map), timer: null, asking: false });
    this.box = element('input', { type: 'checkbox' });
    this.box.addEventListener('change', () => {
      this._turn(this.box.checked);
      this.say(this.box.checked ? 'on' : null);
    });
    this.status = element('p', { role: 'status', class: 'context-status' });
    this.panel = element('div', { class: 'sensors-panel' });
    section.append(element('label', { class: 'choice' }, this.box, element('span', {}, w('sensors.show'))), this.status, this.panel);
    document.addEventListener('visibilitychange', () => { if (this.timer && !document.hidden) this._tick(); });
  }

  /** @param {string|null} text what the address says */
  show(text) {
    if ((text === 'on') !== (this.timer !== null)) this._turn(text === 'on');
  }

  get beside() {
    return this.timer && this.told ? [{ title: w('sensors.title'), caution: this.told.caution }] : [];
  }

  /** What the stations under a place told, the nearest first. */
  here(latlng) {
    return this.timer && this.told ? this.stations.under(latlng).map((one) => this._said(one)) : [];
  }

  _turn(on) {
    this.box.checked = on;
    clearInterval(this.timer);
    this.timer = on ? setInterval(() => { if (!document.hidden) this._tick(); }, EVERY_MS) : null;
    if (on) this._tick();
    else this._draw();
  }

  /** Grow older, and ask what is new. */
  async _tick() {
    if (this.told) this._draw();
    if (this.asking) return;
    this.asking = true;
    const told = await ask().catch(() => null);
    this.asking = false;
    if (told) Object.assign(this, { told, since: performance.now() });
    this.failed = !told;
    this._draw();
  }

  get _now() {
    return Date.parse(this.told.now) + performance.now() - this.since;
  }

  _draw() {
    const on = this.timer !== null;
    const seen = on && this.told ? this.told.features.map((one) => this._aged(one)) : [];
    this.status.textContent = on ? this._problem() : '';
    this.panel.replaceChildren(...(on && this.told ? this._parts(seen) : []));
    this.stations.show(seen);
    this.map.getContainer().dataset.sensors = seen.length;
    if (on === this.drawn) return;
    // what is told beside the map changes only now: who reads what lies somewhere is not interrupted every minute
    if (!on || this.told) this.drawn = on;
    this.section.dispatchEvent(new CustomEvent('shown', { bubbles: true }));
  }

  _problem() {
    if (this.failed) return this.told?.written ? w('sensors.unreached', { time: hour(this.told.written) }) : w('sensors.none');
    return this.told && !this.told.written ? this.told.said : '';
  }

  _aged({ properties, geometry: { coordinates: [lng, lat] } }) {
    const { minutes, state } = age(properties, this._now, this.told.minutes);
    return { ...properties, lat, lng, minutes, state, mark: state === 'dead' ? 'calm' : properties.mark };
  }

  _parts(seen) {
    if (!this.told.written) return [];
    const lines = [this.told.said, ...this.told.feeds.map(({ failed }) => failed).filter(Boolean)];
    const sources = [...new Set(this.told.feeds.map(({ source }) => source))];
    return [
      ...lines.map((line, at) => element('p', { class: at ? 'context-status' : null }, ...marked(line))),
      element('p', { class: 'context-caution' }, this.told.caution),
      ...this._urgent(seen),
      ...table(w('sensors.states'), STATES, (state) => ({ words: w(`sensor_age.${state}`), n: count(seen, 'state', state), state })),
      ...table(w('sensors.marks'), ['notice', 'warning'], (mark) => ({ words: w(`sensors.${mark}`), n: count(seen, 'mark', mark), mark })),
      ...table(w('sensors.kinds'), [...new Set(seen.map(({ kind }) => kind))], (kind) => ({ words: w(`sensor_kind.${kind}`), n: count(seen, 'kind', kind), kind })),
      ...sources.map((source) => element('p', { class: 'context-origin' }, ...marked(w('sensors.source', { source })))),
    ];
  }

  /** Stations that call for a look, the gravest first: each a way to it without a drag. */
  _urgent(seen) {
    const found = seen.filter(({ mark }) => mark !== 'calm').sort((a, b) => RANKS.indexOf(b.mark) - RANKS.indexOf(a.mark) || a.minutes - b.minutes);
    const rows = found.slice(0, NAMED).map((one) => element('li', {}, this._way(one)));
    const more = found.length - rows.length;
    return [
      element('h4', {}, w('sensors.urgent')),
      rows.length ? element('ul', { class: 'sensors-urgent' }, ...rows) : element('p', {}, w('sensors.calm')),
      ...(more ? [element('p', {}, w('sensors.surplus', { n: more }))] : []),
    ];
  }

  _way(one) {
    const text = element('span', {}, element('b', zh, one.name), element('small', {}, [one.marked, one.said, when(one)].join(w('context.gap'))));
    const way = element('button', { type: 'button', 'data-station': one.station }, sampled(one), text);
    way.addEventListener('click', () => this._go(one));
    return way;
  }

  /** Bring a station into what the list leaves of the map; where it leaves nothing, the list folds away. */
  _go(one) {
    const details = this.section.closest('details');
    const [map, list] = [this.map.getContainer(), details].map((box) => box.getBoundingClientRect());
    const hidden = map.right - list.left;
    const covered = hidden > map.width / 2 && list.width > map.width * 0.8;
    if (covered) {
      details.open = false;
      details.querySelector('summary').focus();
    }
    const zoom = Math.max(this.map.getZoom(), NEAR);
    const middle = this.map.project([one.lat, one.lng], zoom).add([covered ? 0 : hidden / 2, 0]);
    this.map.setView(this.map.unproject(middle, zoom), zoom);
    this.stations.choose(one, this._said(one));
  }

  _said(one) {
    const title = [one.name, w(`sensor_kind.${one.kind}`)].join(w('context.gap'));
    const value = one.state === 'dead' && one.value !== null ? w('sensors.last', { said: one.said }) : one.said;
    const marked = one.mark === 'calm' ? null : one.marked;
    const lines = [[value, one.beside].filter(Boolean).join(w('context.gap')), marked, when(one), w(`sensor_age.${one.state}`)];
    return { title, lines: lines.filter(Boolean), caution: this.told.caution };
  }
}

async function ask() {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(`${at('/sensors.geojson')}?lang=${document.documentElement.lang}`, { signal: stop.signal });
    if (!answer.ok) throw new Error(`/sensors.geojson: ${answer.status}`);
    return await answer.json();
  } finally {
    clearTimeout(timer);
  }
}

function when({ clock, minutes, state, observed }) {
  if (!observed) return w('sensors.never');
  return state === 'dead' || minutes < 0 ? w('sensors.at', { clock }) : w('sensors.ago', { clock, n: minutes });
}

const count = (seen, name, value) => seen.filter((one) => one[name] === value).length;

function table(title, names, row) {
  const rows = names.map(row).map(({ words, n, ...look }) => element('li', {}, sampled(look), element('span', {}, w('sensors.counted', { words, n }))));
  return rows.length ? [element('h4', {}, title), element('ul', { class: 'sensors-legend' }, ...rows)] : [];
}
