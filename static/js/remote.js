/** The register of a crowd: more projects than a page can hold. The server says what a query means, and what is seen of it. */

import { search } from './address.js';

const KEPT = 12;

export class RemoteRegister {
  /** @param {string} url where views are answered */
  constructor(url) {
    this.url = url;
    this.remote = true;
    this.features = [];
    this.kept = new Map();
    this.running = new Map();
    this.seen = null;
  }

  /** Any id may be one: the server knows. */
  knows() {
    return true;
  }

  /**
   * @param {object} query
   * @param {{window: {box: string, zoom: number}|null, sort: string, listed: boolean}} sight what of it the page shows
   * @returns {Promise<import('./register.js').Answer>} with `rows`, `more`, `extent` and `drawing`; rejected when overtaken
   */
  async answer(query, { window, sort, listed }) {
    const asked = { query, sort: sort === 'distance' && !query.near ? 'phase' : sort };
    const view = await this._ask('answer', { ...asked, window, ...(listed ? {} : { rows: 0 }) });
    this.seen = { ...asked, listed: 0 };
    return { ...view, counts: countsOf(view), ids: null, far: null, rows: this._rows(view), drawing: drawingOf(view, window) };
  }

  /** What the map shows after it was moved. */
  async look(query, window) {
    return drawingOf(await this._ask('look', { query, window, rows: 0 }), window);
  }

  /** The next rows of the list that was answered last. */
  async more() {
    const { seen } = this;
    const view = await this._ask('more', { ...seen, from: seen.listed });
    return { rows: this._rows(view), more: view.more };
  }

  /** A project as the map draws it, or null where it has no place. */
  async place(id) {
    return (await this._ask('place', { query: null, project: id, rows: 0 })).chosen;
  }

  _rows(view) {
    const rows = new Rows(view.rows_html);
    this.seen.listed += rows.left;
    return rows;
  }

  /** Ask once what is asked again; a question of the same kind that is still running is given up. */
  _ask(kind, asked) {
    const url = `${this.url}?${parameters(asked)}`;
    const running = this.running.get(kind);
    if (running && running.url !== url) this._giveUp(kind, running);
    if (!this.kept.has(url)) this._send(kind, url);
    return this.kept.get(url);
  }

  _send(kind, url) {
    const sent = { url, control: new AbortController() };
    this.running.set(kind, sent);
    if (this.kept.size >= KEPT) this.kept.delete(this.kept.keys().next().value);
    const answer = fetched(url, sent.control.signal).finally(() => {
      if (this.running.get(kind) === sent) this.running.delete(kind);
    });
    this.kept.set(url, answer);
    answer.catch(() => { if (this.kept.get(url) === answer) this.kept.delete(url); });
  }

  _giveUp(kind, { url, control }) {
    this.running.delete(kind);
    this.kept.delete(url);
    control.abort();
  }
}

/** Rows that the server wrote, made into elements when they are wanted. */
export class Rows {
  /** @param {string} html a list; each item begins as the server's own macro begins it, which no escaped word can */
  constructor(html) {
    this.items = html.split(/(?=<li data-id=)/u).slice(1);
  }

  get left() {
    return this.items.length;
  }

  /** @returns {Element[]} the next rows, no more than are left */
  take(most = Infinity) {
    // a parsed document runs nothing; the server escaped every word of the register
    const page = new DOMParser().parseFromString(this.items.splice(0, most).join(''), 'text/html');
    return [...page.querySelectorAll('li')].map((row) => document.adoptNode(row));
  }
}

function parameters({ query, window, sort, from, rows, project }) {
  const said = { ...window, sort, from, rows, project, lang: document.documentElement.lang };
  const own = Object.entries(said).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return [...(query ? [search(query)] : []), ...own].filter(Boolean).join('&');
}

async function fetched(url, signal) {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

const drawingOf = ({ features, clusters }, window) => (features ? { features, clusters, window } : null);

function countsOf({ facets }) {
  const counts = Object.entries(facets).flatMap(([name, values]) => Object.entries(values).map(([value, n]) => [`${name}=${value}`, n]));
  return new Map(counts);
}
