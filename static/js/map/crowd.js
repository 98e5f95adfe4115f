/** The map of a crowd: what stands close together is one disc with its number, shape and colour of the ruling phase. */

import { element, symbol } from '../element.js';
import { t } from '../words.js';
import { PHASES } from './ink.js';
import { still } from './layers.js';

const L = globalThis.L;
const PATIENCE_MS = 120;
/** The server's `layers.grid.CELL_PX`. */
const CELL_PX = 64;
const DEGREES = 6;
/** The box that is asked for is a little wider than the map, so that its edge is not empty while it is drawn along. */
const MARGIN = 0.05;

export class Crowd {
  /**
   * @param {L.Map} map
   * @param {L.LayerGroup} layer of projects that are drawn one by one
   * @param {{ask: (window: object) => Promise<object>, place: (id: string) => Promise<object|null>, within: (box: string) => void}} on
   */
  constructor(map, layer, on) {
    Object.assign(this, { map, layer, on, discs: [], seen: '', turns: 0 });
    this.pane = map.createPane('clusters');
    this.pane.style.zIndex = 425;
    map.on('zoomstart', () => { this.pane.hidden = true; });
    map.on('moveend', () => this.look());
  }

  /** What the map shows now: box and zoom; null while it has no size. */
  window() {
    const { x, y } = this.map.getSize();
    if (!x || !y || !this.map._loaded) return null;
    const bounds = this.map.getBounds().pad(MARGIN);
    const sides = [Math.max(bounds.getWest(), -180), Math.max(bounds.getSouth(), -90), Math.min(bounds.getEast(), 180), Math.min(bounds.getNorth(), 90)];
    return { box: sides.map((side) => side.toFixed(DEGREES)).join(), zoom: this.map.getZoom() };
  }

  /** Ask for what the map shows, once it rests. */
  look() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.arrive(), PATIENCE_MS);
  }

  /** Ask for what the map shows now. */
  async arrive() {
    clearTimeout(this.waiting);
    const window = this.window();
    if (!window) return;
    if (keyOf(window) === this.seen) {
      this.pane.hidden = false;
      return;
    }
    this.turns += 1;
    const turn = this.turns;
    const drawing = await this.on.ask(window).catch(() => null);
    if (turn === this.turns && drawing) this.show(drawing);
  }

  /** @param {{features: object[], clusters: object[], window: object}|null} drawing null: there was no map to be seen */
  show(drawing) {
    this.turns += 1;
    this.seen = drawing ? keyOf(drawing.window) : '';
    if (!drawing) return;
    this.layer.turn(drawing.features);
    this._discs(drawing.clusters);
    const together = drawing.clusters.reduce((sum, cluster) => sum + cluster.count, 0);
    this.map.getContainer().dataset.drawn = drawing.features.length + together;
    // the map went on while it was asked about
    if (keyOf(this.window()) !== this.seen) this.look();
  }

  /** Hold a project that is chosen and not drawn by itself; the one before goes back among the others. */
  async bring(id) {
    const { layer } = this;
    if (this.brought && this.brought !== id) layer.show(new Set([...layer.shown].filter((one) => one !== this.brought)));
    this.brought = null;
    if (!id || layer.works.has(id)) return;
    const feature = await this.on.place(id).catch(() => null);
    if (!feature || layer.works.has(id)) return;
    this.brought = id;
    layer.fill([feature]);
    layer.show(new Set([...layer.shown, id]));
  }

  /** Bounds of a part of the map; none of nothing. */
  bounds(extent) {
    return extent ? L.latLngBounds([extent[1], extent[0]], [extent[3], extent[2]]) : L.latLngBounds([]);
  }

  _discs(clusters) {
    while (this.discs.length < clusters.length) this.discs.push(this._disc());
    this.discs.forEach((disc, at) => disc.show(clusters[at], this.map));
    this.pane.hidden = false;
  }

  _disc() {
    const disc = new Disc((cluster, button) => this._enter(cluster, button));
    this.pane.append(disc.button);
    return disc;
  }

  /** Nearer; where that is not possible, the list says what is there. */
  _enter({ bounds: [west, south, east, north] }, button) {
    // a drag that begins on a disc moves the map, and ends in a click
    if (this.map.dragging.moved()) return;
    if (button === document.activeElement) this.map.getContainer().focus({ preventScroll: true });
    const zoom = this.map.getZoom();
    if (zoom >= this.map.getMaxZoom()) {
      const hair = 10 ** -DEGREES;
      this.on.within([west - hair, south - hair, east + hair, north + hair].map((side) => side.toFixed(DEGREES)).join());
      return;
    }
    const bounds = L.latLngBounds([south, west], [north, east]);
    const nearer = Math.max(zoom + 1, Math.min(this.map.getBoundsZoom(bounds.pad(0.1)), this.map.getMaxZoom()));
    this.map.setView(bounds.getCenter(), nearer, { animate: !still });
  }
}

class Disc {
  constructor(enter) {
    this.button = element('button', { type: 'button', class: 'cluster' }, element('span', { class: 'cluster-sym' }), element('span', { class: 'cluster-count' }));
    this.button.addEventListener('click', (event) => {
      event.stopPropagation();
      enter(this.cluster, this.button);
    });
    [this.sign, this.count] = this.button.children;
  }

  /** Show a cluster, or nothing. */
  show(cluster, map) {
    this.cluster = cluster;
    this.button.hidden = !cluster;
    if (!cluster) return;
    const ruling = PHASES.reduce((best, phase) => ((cluster.phases[phase] ?? 0) > (cluster.phases[best] ?? 0) ? phase : best));
    const size = sizeOf(cluster.count);
    const at = standing(map, cluster, size / 2);
    this.button.style.transform = `translate(${at.x}px, ${at.y}px) translate(-50%, -50%)`;
    if (this.ruling !== ruling) this._rule(ruling);
    if (this.told === cluster) return;
    this.told = cluster;
    this.button.style.setProperty('--size', `${size}px`);
    this.button.style.setProperty('--ring', ringOf(cluster));
    this.count.textContent = String(cluster.count);
    const phases = PHASES.filter((phase) => cluster.phases[phase]).map((phase) => t('crowd.phase', { phase: t(`phase.${phase}`), n: cluster.phases[phase] }));
    this.button.setAttribute('aria-label', t('crowd.cluster', { n: cluster.count, phases: phases.join(t('crowd.list')) }));
  }

  _rule(phase) {
    this.ruling = phase;
    this.sign.replaceChildren(symbol(phase));
  }
}

const keyOf = (window) => (window ? `${window.zoom}/${window.box}` : '');
const sizeOf = (count) => Math.min(58, Math.round(33 + 6 * Math.log10(count)));

/** A ring that is divided as the members are. */
function ringOf({ count, phases }) {
  let turned = 0;
  const parts = PHASES.filter((phase) => phases[phase]).map((phase) => {
    const from = turned;
    turned += phases[phase] / count;
    return `var(--${phase}) ${from}turn ${turned}turn`;
  });
  return `conic-gradient(${parts.join(', ')})`;
}

/** In the middle of its members, but whole within its cell: then no two discs cover each other. */
function standing(map, { lon, lat }, half) {
  const zoom = map.getZoom();
  const at = map.project([lat, lon], zoom);
  const kept = (value) => {
    const from = Math.floor(value / CELL_PX) * CELL_PX;
    return Math.min(Math.max(value, from + half), from + CELL_PX - half);
  };
  return L.point(kept(at.x), kept(at.y)).subtract(map.getPixelOrigin()).round();
}
