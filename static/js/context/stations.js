/** Stations on the map: signs on a canvas of their own, those that call for a look on top. */

import { element, marked } from '../element.js';
import { colours, draw, radiusOf } from './sign.js';

const L = globalThis.L;
/** How near a station must be to be meant, in pixels. */
const REACH = 18;
const ROOM = 8;

const Station = L.CircleMarker.extend({
  options: { interactive: false, one: null, look: null, chosen: false },

  _updateBounds() {
    const reach = radiusOf(this.options.one.mark) + ROOM;
    this._pxBounds = new L.Bounds(this._point.subtract([reach, reach]), this._point.add([reach, reach]));
  },

  _updatePath() {
    if (!this._renderer._drawing) return;
    const pen = this._renderer._ctx;
    const { one, look, chosen } = this.options;
    const now = look();
    if (chosen) ring(pen, this._point, radiusOf(one.mark) + ROOM - 2, now.select);
    draw(pen, this._point, { ...one, zoom: this._map.getZoom() }, now);
  },
});

export class Stations {
  /** @param {L.Map} map */
  constructor(map) {
    Object.assign(this, { map, group: L.layerGroup().addTo(map), seen: [], chosen: null, kept: null });
    this.tip = L.tooltip({ direction: 'top', offset: [0, -14], className: 'tip tip-here' });
    map.on('click', () => this.tip.close());
    map.getContainer().addEventListener('keydown', ({ key }) => { if (key === 'Escape') this.tip.close(); });
    this.renderer = L.canvas({ pane: 'context-points', padding: 0.1 });
    for (const media of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
      matchMedia(media).addEventListener('change', () => {
        this.kept = null;
        this.show(this.seen);
      });
    }
  }

  /** @param {object[]} seen readings, each with its state and mark of now */
  show(seen) {
    const rank = { calm: 1, notice: 2, warning: 3 };
    this.seen = [...seen].sort((a, b) => (a.state === 'dead' ? 0 : rank[a.mark]) - (b.state === 'dead' ? 0 : rank[b.mark]));
    this.group.clearLayers();
    if (!seen.length) this.tip.close();
    const look = () => (this.kept ??= colours());
    for (const one of this.seen) {
      const options = { renderer: this.renderer, one, look, chosen: nameOf(one) === this.chosen };
      this.group.addLayer(new Station([one.lat, one.lng], options));
    }
  }

  /** Ring one, so that it is found among others, and say what it told. */
  choose(one, { title, lines }) {
    this.chosen = nameOf(one);
    this.show(this.seen);
    this.tip.setContent(element('div', { class: 'context-told' }, element('b', {}, ...marked(title)), ...lines.map((line) => element('p', {}, ...marked(line)))));
    this.tip.setLatLng([one.lat, one.lng]).openOn(this.map);
  }

  /** Readings under a place, the nearest first. */
  under(latlng) {
    const at = this.map.latLngToLayerPoint(latlng);
    const near = this.seen.map((one) => [at.distanceTo(this.map.latLngToLayerPoint([one.lat, one.lng])), one]);
    return near.filter(([far]) => far <= REACH).sort(([a], [b]) => a - b).map(([, one]) => one);
  }
}

const nameOf = ({ feed, station }) => `${feed}/${station}`;

function ring(pen, { x, y }, radius, colour) {
  pen.beginPath();
  pen.setLineDash([]);
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.stroke();
}
