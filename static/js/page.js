/** The page: one state, said by the address, shown by form, list and map. */

import * as address from './address.js';
import { brief, failed, whole } from './card.js';
import { Filters } from './filters.js';
import { List, onOpen } from './list.js';
import { View } from './map/view.js';
import { drawn } from './map/layers.js';
import { offerNear } from './near.js';
import { Places } from './places.js';
import { placeOf } from './query.js';
import { Register } from './register.js';
import { Sheet, choices } from './sheet.js';
import { Summary } from './summary.js';
import { Tabs } from './tabs.js';
import { t } from './words.js';

const $ = (id) => document.getElementById(id);

class Page {
  constructor(register) {
    this.register = register;
    this.state = address.read();
    this.list = new List($('rows'), register.byId, (id, opener) => this.open(id, { opener }));
    this.filters = new Filters($('filters'), (query, typing) => this.ask(query, { typing }));
    this.summary = new Summary($('summary'), (query) => this.ask(query));
    this.sheet = new Sheet($('sheet'), () => this.close());
    this.view = new View(globalThis.map_works, {
      chose: (ids) => this.choose(ids),
      moved: (at) => this.remember({ at }),
    });
    this.turns = 0;
  }

  async begin() {
    drawn.projects.fill(this.register.features);
    this.tabs = new Tabs($('tabs'), () => this.view._resized());
    $('sort').addEventListener('change', (event) => this.list.sort(event.target.value));
    offerNear($('near-me'), (spatial) => this.ask({ ...this.state.query, ...spatial }));
    const form = $('filters');
    new Places(form.elements.q, form.querySelector('.search-places'), {
      place: (ground) => this.ask({ ...this.state.query, q: '', ...ground }),
      project: (id) => this.open(id, { opener: form.elements.q }),
    });
    for (const link of document.querySelectorAll('[data-turn]')) link.addEventListener('click', () => this.tabs.turn(link.dataset.turn));
    addEventListener('popstate', () => this.restore());
    document.documentElement.classList.add('ready');
    // the view first: what is added to a map without its view is projected twice
    await this.view.begin(this.state.at);
    await this.show();
    document.documentElement.dataset.ready = 'yes';
  }

  /** Take a new query: from the form, from the summary, from the reader's own place. */
  ask(query, { typing = false } = {}) {
    const replace = typing && this.typing === true;
    this.typing = typing;
    // the reader's own view holds while the question is about the same ground
    const at = placeOf(query) === placeOf(this.state.query) ? this.state.at : null;
    this.state = { ...this.state, query, at };
    address.write(this.state, { replace });
    return this.show();
  }

  /** Remember something in the address without making a step of it. */
  remember(change) {
    this.state = { ...this.state, ...change };
    address.write(this.state, { replace: true });
  }

  /** Go back, or forward. */
  restore() {
    const before = this.state;
    this.state = address.read();
    this.typing = false;
    if (this.state.project !== before.project && !this.state.project) this.sheet.close({ quiet: true });
    return this.show();
  }

  async show() {
    const { query, project } = this.state;
    this.turns += 1;
    const turn = this.turns;
    $('rows').setAttribute('aria-busy', 'true');
    const inside = await this.register.inside(query).catch(() => undefined);
    if (turn !== this.turns) return;
    $('rows').removeAttribute('aria-busy');
    $('failure').hidden = inside !== undefined;
    if (inside === undefined) return;
    const { ids, counts } = this.register.ask(query, inside);
    this.ids = ids;
    this.filters.show(query);
    this.filters.count(counts);
    this.list.show(ids);
    this.view.show(ids);
    this.follow(query);
    this.tell(ids, this.summary.show(query));
    if (project && project !== this.shownProject) this.open(project, { remember: false });
    else if (!project) this.select(null);
  }

  /** A question about a place moves the map there, and the map stays where the address says. */
  follow(query) {
    const before = this.place;
    this.place = placeOf(query);
    if (this.place === before || (before === undefined && !this.place)) return;
    if (this.state.at) this.view.move(this.state.at);
    else this.view.fit();
  }

  tell(ids, filters) {
    const total = this.register.works.length;
    const unlocated = this.register.unlocated(ids);
    const shown = ids.size;
    for (const place of document.querySelectorAll('.tally')) place.textContent = t('count.all', { shown, total, unlocated });
    for (const place of document.querySelectorAll('.tally-short')) place.textContent = t('count.map', { shown, total, unlocated });
    $('none').hidden = shown > 0;
    $('show-list').querySelector('.said').textContent = t('filter.show', { n: shown });
    $('filters-set').textContent = filters || '';
    document.documentElement.dataset.shown = shown;
  }

  select(id) {
    this.shownProject = id;
    this.list.select(id, { scroll: !$('sheet').contains(document.activeElement) });
    this.view.select(id);
  }

  choose(ids) {
    if (ids.length === 1) return this.open(ids[0], {});
    const rows = ids.map((id) => this.list.copy(id));
    const content = choices(rows);
    onOpen(content, (id) => this.open(id, { back: { said: t('card.back', { n: ids.length }), go: () => this.choose(ids) } }));
    if (this.state.project) this.forget();
    this.sheet.open(t('count.here', { n: ids.length }), content, { opener: globalThis.map_works.getContainer() });
    return null;
  }

  async open(id, { opener = null, back = null, remember = true }) {
    const work = this.register.byId.get(id);
    if (!work) return;
    if (remember) {
      this.state = { ...this.state, project: id };
      address.write(this.state);
    }
    const row = this.list.rows.get(id);
    this.sheet.open(work.name, brief(row), { opener, back });
    this.select(id);
    const content = await whole(id).catch(() => failed(row));
    onOpen(content, (part) => this.open(part, {}));
    if (this.shownProject === id) this.sheet.replace(content);
  }

  forget() {
    this.state = { ...this.state, project: null };
    address.write(this.state);
    this.select(null);
  }

  close() {
    if (this.state.project) this.forget();
  }
}

try {
  const page = new Page(await Register.fetch('/projects.geojson'));
  await page.begin();
} catch (error) {
  $('failure').hidden = false;
  throw error;
}
