/** Features of a reader's file on the map, in a colour that nothing else there has, below the works. */

const L = globalThis.L;
const COLOUR = { light: '#a3157e', dark: '#ff8fdc' };
const DARK = matchMedia('(prefers-color-scheme: dark)');

export class Drawing {
  /** @param {L.Map} map */
  constructor(map) {
    Object.assign(this, { map, layer: null, features: null });
    this.renderer = L.canvas({ pane: 'context-points', padding: 0.1, tolerance: 10 });
    DARK.addEventListener('change', () => { if (this.features) this._draw(); });
  }

  /**
   * @param {object} features GeoJSON, of which a bounded number of positions comes
   * @param {number} covered pixels of the map's right side that something lies over
   */
  show(features, covered) {
    this.features = features;
    this._draw();
    const bounds = this.layer.getBounds();
    if (bounds.isValid()) this.map.fitBounds(bounds, { maxZoom: 16, paddingTopLeft: [24, 24], paddingBottomRight: [covered + 24, 24], animate: false });
  }

  clear() {
    this.layer?.remove();
    Object.assign(this, { layer: null, features: null });
    this._count(0);
  }

  /** Features under a place, at most a handful. */
  under(latlng) {
    const point = this.map.latLngToLayerPoint(latlng);
    const found = (this.layer?.getLayers() ?? []).filter((shape) => parts(shape).some((one) => one._pxBounds && one._containsPoint(point)));
    return found.slice(0, 5).map(({ feature }) => feature);
  }

  _draw() {
    this.layer?.remove();
    const color = COLOUR[DARK.matches ? 'dark' : 'light'];
    const look = { renderer: this.renderer, interactive: false, color, weight: 2, dashArray: '6 4', fillColor: color, fillOpacity: 0.12 };
    this.layer = L.geoJSON(this.features, {
      style: () => look,
      pointToLayer: (_, latlng) => L.circleMarker(latlng, { ...look, radius: 6, dashArray: null, fillOpacity: 0.6 }),
      interactive: false,
    }).addTo(this.map);
    this._count(this.features.features.length);
  }

  /** Tests, and whoever looks into a fault, read how many there are. */
  _count(n) {
    this.map.getContainer().dataset.fileFeatures = String(n);
  }
}

/** The shapes of a feature: one, or those of a collection. */
const parts = (shape) => (shape.getLayers ? shape.getLayers().flatMap(parts) : [shape]);
