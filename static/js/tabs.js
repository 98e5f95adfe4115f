/** On a phone: list, map and filters, one at a time, each under the thumb. */

const VIEWS = ['list', 'map', 'filters'];
/** From this width on all of them stand beside each other, as `layout.css` says. */
const WIDE = matchMedia('(min-width: 900px)');

export class Tabs {
  /**
   * @param {HTMLElement} nav holds links to `#view-map`, `#view-list`, `#view-filters`
   * @param {() => void} turned called after each turn
   */
  constructor(nav, turned) {
    this.links = [...nav.querySelectorAll('a')];
    this.turned = turned;
    addEventListener('hashchange', () => this._follow());
    WIDE.addEventListener('change', () => this.turned());
    this._follow();
  }

  turn(view) {
    if (document.body.dataset.view !== view) location.hash = `view-${view}`;
  }

  /** Whether a view can be seen: what cannot need not be drawn. */
  sees(view) {
    return WIDE.matches || document.body.dataset.view === view;
  }

  _follow() {
    const asked = location.hash.replace('#view-', '');
    document.body.dataset.view = VIEWS.includes(asked) ? asked : 'list';
    for (const link of this.links) {
      const current = link.hash === `#view-${document.body.dataset.view}`;
      if (current) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    scrollTo(0, 0);
    this.turned();
  }
}
