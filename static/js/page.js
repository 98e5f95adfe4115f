/** The page: one state, said by the address, shown by sentence, form, list and map. */

import * as address from './address.js';
import { Ask } from './ask.js';
import { Beside } from './beside.js';
import { Cards } from './cards.js';
import { miss } from './failure.js';
import { Filters } from './filters.js';
import { follow } from './follow.js';
import { LateMap } from './late.js';
import { List } from './list.js';
import { LongList } from './long.js';
import { MOST, PagedList } from './paged.js';
import { placeOf } from './query.js';
import { Register } from './register.js';
import { RemoteRegister } from './remote.js';
import './site.js';
import { Summary } from './summary.js';
import { Tabs } from './tabs.js';
import { tell } from './tally.js';
import { Trail } from './trail.js';

const $ = (id) => document.getElementById(id);

class Page {
  constructor(register) {
    this.register = register;
    this.state = address.read();
    this.trail = new Trail();
    this.map = new LateMap($('view-map'), {
      chose: (ids) => this.choose(ids),
      moved: (at) => this.remember({ at }),
    });
    this.beside = new Beside($('context'), {
      map: () => this.map.come(this.state.at, register.features),
      say: (context) => this.remember({ context }, { replace: false }),
    });
    const open = (id, opener) => this.open(id, opener);
    const Rows = register.features.length > MOST ? PagedList : List;
    this.list = register.remote ? new LongList($('rows'), $('sort'), open, this.served()) : new Rows($('rows'), $('sort'), open);
    this.filters = new Filters($('filters'), (query, typing) => this.ask(query, { typing }));
    this.summary = new Summary($('summary'), (query) => this.ask(query));
    this.cards = new Cards($('sheet'), (id) => this.list.copy(id), {
      opened: (id) => this.opened(id),
      closed: () => this.closed(),
    });
    this.where = new Ask($('ask'), {
      ground: (ground) => this.ask({ ...this.state.query, ...ground }),
      project: (id, opener) => this.open(id, opener),
    });
    if (register.remote) this.map.gather(this.served());
    this.turns = 0;
  }

  /** What list and map of a crowd ask the server for. */
  served() {
    return {
      again: () => this.show(),
      more: () => this.register.more(),
      work: (id) => this.map.work(id),
      ask: (window) => this.register.look(this.state.query, window),
      place: (id) => this.register.place(id),
      within: (bbox) => this.ask({ ...this.state.query, bbox }),
    };
  }

  async begin() {
    this.list.know(this.register.byId);
    this.tabs = new Tabs($('tabs'), () => this.turned());
    for (const link of document.querySelectorAll('[data-turn]')) link.addEventListener('click', () => this.tabs.turn(link.dataset.turn));
    $('with-old').addEventListener('click', (event) => {
      event.preventDefault();
      this.ask({ ...this.state.query, finished: 'all' });
    });
    addEventListener('popstate', () => this.restore());
    document.documentElement.classList.add('ready');
    await this.show();
    if (this.tabs.sees('map')) await this.bring();
    document.documentElement.dataset.ready = 'yes';
  }

  /** Take a new query: from the form, from the summary, from the place that is asked about. */
  ask(asked, { typing = false } = {}) {
    const query = { ...asked, finished: asked.finished || 'recent' };
    const replace = typing && this.typing === true;
    this.typing = typing;
    // the reader's own view holds while the question is about the same ground
    const at = placeOf(query) === placeOf(this.state.query) ? this.state.at : null;
    this.state = { ...this.state, query, at };
    this.trail.say(this.state, { replace });
    return this.show();
  }

  /** Remember something in the address; what is no choice makes no step of it. */
  remember(change, { replace = true } = {}) {
    this.state = { ...this.state, ...change };
    this.trail.say(this.state, { replace });
  }

  /** Go back, or forward. */
  restore() {
    const before = this.state;
    this.state = address.read();
    this.typing = false;
    if (this.tabs.sees('map')) this.beside.show(this.state.context);
    if (this.state.project !== before.project && !this.state.project) this.cards.shut();
    return this.show();
  }

  async show() {
    const { query, project } = this.state;
    const listed = this.tabs.sees('list');
    this.turns += 1;
    const turn = this.turns;
    $('rows').setAttribute('aria-busy', 'true');
    this.where.show(query);
    this.list.expect(query);
    const sight = { window: this.tabs.sees('map') ? this.map.window : null, sort: this.list.order, listed };
    const answer = await this.register.answer(query, sight).catch(() => null);
    if (turn !== this.turns) return;
    $('rows').removeAttribute('aria-busy');
    miss('data', answer === null);
    if (!answer) return;
    this.filters.show(query);
    this.filters.count(answer.counts);
    if (listed) this.list.show(answer);
    this.unlisted = !listed;
    this.map.show(answer, query);
    this.goTo(query);
    follow(query);
    tell(answer, this.summary.show(query));
    if (project && project !== this.cards.shown) this.cards.open(project);
    else if (!project) this.select(null);
  }

  /** Another view is seen: the map takes its size, and the list catches up with what was asked meanwhile. */
  turned() {
    if (!this.tabs) return;
    this.map.resize();
    if (this.tabs.sees('map')) this.bring();
    if (this.unlisted && this.tabs.sees('list')) this.show();
  }

  /** Let the map come; the frame with what the reader turned to, or with the list, is not held up by it. */
  async bring() {
    await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
    await this.map.come(this.state.at, this.register.features);
    this.beside.show(this.state.context);
  }

  /** A question about a place moves the map there, and the map stays where the address says. */
  goTo(query) {
    const before = this.place;
    this.place = placeOf(query);
    if (this.place === before || (before === undefined && !this.place)) return;
    if (this.state.at) this.map.move(this.state.at);
    else this.map.fit();
  }

  open(id, opener = null) {
    return this.register.knows(id) ? this.cards.open(id, { opener }) : null;
  }

  choose(ids) {
    if (ids.length === 1) return this.open(ids[0]);
    if (this.state.project) this.closed();
    return this.cards.choose(ids, globalThis.map_works.getContainer());
  }

  /** A card is open: the address says so, list and map mark it. */
  opened(id) {
    if (this.state.project !== id) this.remember({ project: id }, { replace: false });
    this.select(id);
  }

  closed() {
    if (!this.state.project) return;
    this.remember({ project: null }, { replace: false });
    this.select(null);
  }

  select(id) {
    if (id === null) this.cards.shown = null;
    this.list.select(id, { scroll: !this.cards.isFocused });
    this.map.select(id);
  }
}

const fetched = document.querySelector('meta[name=crowd]') ? new RemoteRegister('/view') : Register.fetch('/projects.geojson');

async function begin() {
  try {
    await new Page(await fetched).begin();
  } catch (error) {
    miss('data', true);
    throw error;
  }
}

addEventListener('DOMContentLoaded', begin);
