/** The ground that is asked about: a circle as wide as the radius, and a cross in its middle. */

const L = globalThis.L;
const ARM = 8;

const Cross = L.CircleMarker.extend({
  _updatePath() {
    const { _ctx: context } = this._renderer;
    const { x, y } = this._point;
    context.beginPath();
    for (const [dx, dy] of [[ARM, 0], [0, ARM]]) {
      context.moveTo(x - dx, y - dy);
      context.lineTo(x + dx, y + dy);
    }
    this._renderer._fillStroke(context, this);
  },
});

export class Ground {
  /** @param {L.Map} map */
  constructor(map) {
    this.map = map;
    const pane = map.createPane('ground');
    // over the base, under everything that is a project
    Object.assign(pane.style, { zIndex: 405, pointerEvents: 'none' });
    this.renderer = L.canvas({ pane: 'ground', padding: 0.3 });
    this.drawn = [];
    this.asked = '';
  }

  /** Show what a query asks about; nothing when it asks about no place. */
  show({ near, radius }) {
    const asked = near && `${near}/${radius}`;
    if (asked === this.asked) return;
    this.asked = asked;
    this.drawn.forEach((layer) => layer.remove());
    this.drawn = near ? this._draw(near.split(',').map(Number), Number(radius) || 1000) : [];
  }

  /** Bounds of the circle, or null. */
  get bounds() {
    return this.drawn.length ? this.drawn[0].getBounds() : null;
  }

  _draw([lng, lat], radius) {
    const colour = getComputedStyle(document.documentElement).getPropertyValue('--focus').trim();
    const options = { renderer: this.renderer, interactive: false, color: colour, weight: 2 };
    return [
      L.circle([lat, lng], { ...options, radius, fillOpacity: 0.06, dashArray: '8 5' }).addTo(this.map),
      new Cross([lat, lng], { ...options, radius: ARM, weight: 3 }).addTo(this.map),
    ];
  }
}
