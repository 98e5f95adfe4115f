/** A reader's own file over the works: sent once to be compared, drawn here, and kept nowhere. */

import { copied } from '../copied.js';
import { element, marked, symbol } from '../element.js';
import { Drawing } from './filedrawing.js';
import { w } from './words.js';

const MB = 1e6;

export class MyFile {
  /**
   * @param {HTMLElement} section holds the form, which works without this as well
   * @param {L.Map} map
   */
  constructor(section, map) {
    Object.assign(this, { section, drawing: new Drawing(map), told: null, asking: null });
    this.form = section.querySelector('form');
    this.status = element('p', { role: 'status', class: 'context-status' });
    this.sentence = element('p', { role: 'status', class: 'myfile-sentence' });
    this.head = element('div', { class: 'myfile-found' });
    this.found = element('div', { class: 'myfile-found' });
    section.append(this.status, this.head, this.sentence, this.found);
    if (copied) {
      this.form.remove();
      this._tell(w('myfile.copied'));
      return;
    }
    this.form.querySelector('.myfile-lead').append(' ', w('myfile.drop'));
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this._send();
    });
    // a file that is chosen is compared at once, and again when the question changes
    this.form.addEventListener('change', () => { if (this._file()) this._send(); });
    this._takeDrops();
  }

  /** The address says nothing of a file: it is in nobody's hands but the reader's. */
  show() {}

  get beside() {
    return this.told ? [{ title: this.told.name }] : [];
  }

  /** What the features under a place say of themselves. */
  here(latlng) {
    if (!this.told) return [];
    return this.drawing.under(latlng).map(({ id, properties }) => ({
      title: `${this.told.name}: ${w('myfile.by', { n: id })}`,
      lines: Object.entries(properties).map(([name, text]) => `${name}: ${text}`),
    }));
  }

  _file() {
    return this.form.elements.file.files[0];
  }

  _takeDrops() {
    const over = (is) => this.section.classList.toggle('myfile-over', is);
    this.section.addEventListener('dragover', (event) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      over(true);
    });
    this.section.addEventListener('dragleave', (event) => { if (!this.section.contains(event.relatedTarget)) over(false); });
    this.section.addEventListener('drop', (event) => {
      over(false);
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      this.form.elements.file.files = event.dataTransfer.files;
      this._send();
    });
  }

  async _send() {
    this.asking?.abort();
    const asking = this.asking = new AbortController();
    const file = this._file();
    if (!file) return this._tell(w('myfile.no_file'));
    const mb = Number(this.form.dataset.mb);
    if (file.size > mb * MB) return this._refuse(w('myfile.too_large', { mb }));
    this._tell(w('myfile.comparing'));
    const answer = await ask(new FormData(this.form), asking.signal).catch(() => null);
    // another file, or another question, has come meanwhile
    if (asking.signal.aborted) return null;
    if (!answer) return this._refuse(w('myfile.failed'));
    return answer.detail === undefined ? this._show(answer) : this._refuse(answer.detail);
  }

  /** How wide the panel lies over the map, where something of the map is left beside it. */
  _covered() {
    const [panel, map] = [this.section.closest('details').offsetWidth, this.drawing.map.getContainer().offsetWidth];
    return panel < map / 1.5 ? panel : 0;
  }

  _tell(text) {
    this.status.replaceChildren(...marked(text));
  }

  _refuse(text) {
    this._clear();
    this._tell(text);
  }

  _show(told) {
    this.told = told;
    this.drawing.show(told.features, this._covered());
    this._tell('');
    this.sentence.textContent = told.sentence;
    const away = element('button', { type: 'button' }, w('myfile.take_away'));
    away.addEventListener('click', () => {
      this.form.reset();
      this._clear();
      this._tell('');
      this.form.elements.file.focus();
    });
    this.head.replaceChildren(element('h4', {}, ...marked(w('myfile.result', { name: told.name }))), element('p', { class: 'context-origin' }, told.holds));
    this.found.replaceChildren(
      ...(told.works.length ? [element('ul', { class: 'myfile-works', 'aria-label': w('myfile.works') }, ...told.works.map(work))] : []),
      ...(told.notes.length ? [element('ul', { class: 'myfile-notes' }, ...told.notes.map((note) => element('li', {}, ...marked(note))))] : []),
      away,
    );
    this._changed();
  }

  _clear() {
    this.told = null;
    this.drawing.clear();
    for (const part of [this.head, this.found]) part.replaceChildren();
    this.sentence.textContent = '';
    this._changed();
  }

  _changed() {
    this.section.dispatchEvent(new CustomEvent('shown', { bubbles: true }));
  }
}

function work(one) {
  return element(
    'li',
    { 'data-id': one.id, 'data-how': one.how },
    element('a', { href: `/projects/${one.id}` }, ...marked(one.name)),
    element('small', {}, symbol(one.phase), ` ${one.phase_said} · ${one.category_said}`),
    element('span', {}, one.said),
    element('small', {}, [one.by, one.loose].filter(Boolean).join(' · ')),
  );
}

async function ask(form, signal) {
  const lang = document.documentElement.lang;
  const answer = await fetch(`/myfile?lang=${lang}`, { method: 'POST', body: form, signal, headers: { Accept: 'application/json, application/problem+json' } });
  return answer.json();
}
