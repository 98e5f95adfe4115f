/** The map on the page: what a click, a hover and a move of the map mean. */

import { element, symbol } from '../element.js';
import { t, zh } from '../words.js';
import { Crowd } from './crowd.js';
import { Ground } from './ground.js';
import { drawn, still } from './layers.js';

const L = globalThis.L;
const COARSE = matchMedia('(pointer: coarse)');
const HOVER = matchMedia('(hover: hover)');
const CLOSEST = 14;
/** What a place is shown with, so that its edge is seen. */
const ROOM = { maxZoom: CLOSEST, padding: [32, 52] };

export class View {
  /**
   * @param {L.Map} map that folium's script made
   * @param {{chose: (ids: string[]) => void, moved: (at: object) => void}} on
   */
  constructor(map, on) {
    this.map = map;
    this.layer = drawn.projects;
    this.on = on;
    this.tip = L.tooltip({ direction: 'top', offset: [0, -12], className: 'tip' });
    Object.assign(this, { fitted: false, awake: false, narrow: false, features: null, meant: null, home: null, wanted: null, crowd: null });
    this.ground = new Ground(map);
    map.on('click', (event) => this._click(event));
    map.on('mousemove', L.Util.throttle((event) => this._hover(event), 40, this));
    map.on('mouseout', () => this.tip.close());
    map.on('dragend zoomend', () => this._moved());
    new ResizeObserver(() => this.resize()).observe(map.getContainer());
    for (const [part, said] of [['in', t('site.zoom_in')], ['out', t('site.zoom_out')]]) {
      const button = map.getContainer().querySelector(`.leaflet-control-zoom-${part}`);
      button.title = said;
      button.setAttribute('aria-label', said);
    }
    map.getContainer().setAttribute('role', 'group');
    map.getContainer().setAttribute('aria-label', t('site.map_label'));
  }

  /**
   * Show the city, or the view that the address says, as soon as somebody sees the map; until then it costs nothing.
   *
   * @param {object|null} at
   * @param {object[]} features GeoJSON, of all projects that this page holds
   * @returns {Promise<void>} when it is known what the map shows; at once where nobody sees it
   */
  async begin(at, features) {
    this.at = at;
    this.features = features;
    this.map.attributionControl.setPrefix(false);
    this.resize();
    if (this.awake && !this.home) await this.based;
    await this.crowd?.arrive();
  }

  /** The projects are a crowd: what is drawn of them is asked of the server. */
  gather(on) {
    this.crowd = new Crowd(this.map, this.layer, on);
  }

  /** Box and zoom, where the server must know them. */
  get window() {
    return this.fitted ? this.crowd?.window() ?? null : null;
  }

  /** @param {import('../register.js').Answer} answer */
  show({ ids, drawing, extent }, query) {
    this.ground.show(query);
    this.extent = extent;
    if (this.crowd) {
      this.crowd.show(drawing);
      return;
    }
    this.meant = ids;
    if (this.fitted) this._draw();
  }

  _draw() {
    this.layer.show(this.meant);
    this.map.getContainer().dataset.drawn = this.layer.drawn();
  }

  /** Mark a project, and bring it into what can be seen of the map. */
  async select(id, { move = true } = {}) {
    this.wanted = id;
    if (!this.fitted) return;
    if (this.crowd) await this.crowd.bring(id);
    if (this.wanted !== id) return;
    this.layer.select(id);
    const work = this.layer.works.get(id);
    if (!work || !move) return;
    const frame = this._frame();
    const options = { paddingTopLeft: frame.topLeft, paddingBottomRight: frame.bottomRight, maxZoom: CLOSEST, animate: !still };
    if (this._clear(work.bounds, frame)) return;
    this._self(() => this.map.fitBounds(work.bounds.pad(0.2), options));
  }

  /** Bring what is asked about into view: the circle, else what is shown, else the city. */
  fit() {
    this.narrow = true;
    if (!this.fitted) return;
    this._settle();
    this._self(() => this.map.fitBounds(this.home, { ...ROOM, animate: !still }));
  }

  move(at) {
    if (!at || !this.fitted) return;
    this._self(() => this.map.setView([at.lat, at.lng], at.zoom, { animate: !still }));
  }

  _self(change) {
    this.quiet = true;
    this.map.once('moveend', () => { this.quiet = false; });
    change();
  }

  /** Take the size that the map's frame has now. */
  resize() {
    const { offsetWidth, offsetHeight } = this.map.getContainer();
    if (!offsetWidth || !offsetHeight || !this.features) return;
    this.map.invalidateSize({ animate: false, pan: false });
    this.crowd?.look();
    if (!this.awake) this._wake();
    if (this.fitted || !this.home) return;
    this._self(() => {
      if (this.at) this.map.setView([this.at.lat, this.at.lng], this.at.zoom, { animate: false });
      else this.map.fitBounds(this.home, { ...(this.narrow ? ROOM : { padding: [20, 20] }), animate: false });
    });
    this.fitted = true;
    // only now: what is added to a map without its view is projected twice
    if (this.meant) this._draw();
    if (this.wanted) this.select(this.wanted);
  }

  _wake() {
    this.awake = true;
    this.layer.fill(this.features);
    this._settle();
    // the projects do not wait for the base; where there is none of them it says where the city is
    this.based = drawn.base.bounds().then((city) => {
      if (!city) return;
      this.home ??= city;
      this.map.setMaxBounds(city.pad(0.6));
      this.resize();
    });
  }

  /** Find what the map shows of itself: the ground that is asked about, else what is meant, else all. */
  _settle() {
    const near = this.narrow ? this.ground.bounds ?? this.crowd?.bounds(this.extent) : null;
    const works = near ?? this.layer.bounds(this.narrow ? this.meant : null);
    this.home = works.isValid() ? works : this.home;
  }

  /** What the open panel leaves of the map. */
  _frame() {
    const map = this.map.getContainer().getBoundingClientRect();
    const sheet = document.querySelector('dialog[open]')?.getBoundingClientRect();
    const covered = sheet && sheet.left <= map.left && sheet.right >= map.right ? Math.max(0, map.bottom - sheet.top) : 0;
    return { topLeft: [32, 52], bottomRight: [32, covered + 24] };
  }

  _clear(bounds, { topLeft, bottomRight }) {
    const size = this.map.getSize();
    const room = L.bounds(topLeft, [size.x - bottomRight[0], size.y - bottomRight[1]]);
    const corners = [bounds.getNorthWest(), bounds.getSouthEast()].map((corner) => this.map.latLngToContainerPoint(corner));
    const wide = corners[0].distanceTo(corners[1]);
    return corners.every((corner) => room.contains(corner)) && (wide > 90 || (wide === 0 && this.map.getZoom() >= 13));
  }

  /** A project opens; from an empty place the map moves there, so that nobody has to drag it. */
  _click({ containerPoint, latlng }) {
    const ids = this.layer.under(containerPoint, COARSE.matches);
    this.tip.close();
    if (ids.length) this.on.chose(ids);
    else this.map.panTo(latlng, { animate: !still }).once('moveend', () => this._moved());
  }

  _hover({ containerPoint, latlng }) {
    if (!HOVER.matches) return;
    const ids = this.layer.under(containerPoint, false);
    this.map.getContainer().classList.toggle('pointing', ids.length > 0);
    if (!ids.length) {
      this.tip.close();
      return;
    }
    const { name, phase } = this.layer.works.get(ids[0]).properties;
    const more = ids.length > 1 ? element('span', { class: 'tip-more' }, t('count.more', { n: ids.length })) : '';
    this.tip.setContent(element('span', { class: 'tip-text' }, symbol(phase), element('span', zh, name), more));
    this.tip.setLatLng(latlng).openOn(this.map);
  }

  _moved() {
    if (this.quiet || !this.fitted) return;
    const { lat, lng } = this.map.getCenter();
    this.on.moved({ zoom: this.map.getZoom(), lat, lng });
  }
}
