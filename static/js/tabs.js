/** On a phone: list, map and filters, one at a time, each under the thumb. */

const VIEWS = ['list', 'map', 'filters'];

export class Tabs {
  /**
   * @param {HTMLElement} nav holds links to `#view-map`, `#view-list`, `#view-filters`
   * @param {() => void} turned called after each turn
   */
  constructor(nav, turned) {
    this.links = [...nav.querySelectorAll('a')];
    this.turned = turned;
    addEventListener('hashchange', () => this._follow());
    this._follow();
  }

  turn(view) {
    if (document.body.dataset.view !== view) location.hash = `view-${view}`;
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
