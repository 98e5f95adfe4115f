/** Places under a field: an address, a station, a village becomes the ground that is asked about; a project opens. */

import { element } from './element.js';
import { t, zh } from './words.js';

const TYPING_MS = 150;
const MOST = 6;
const MOST_DISTRICTS = 3;

/** A combobox with a list, as the ARIA Authoring Practices describe it: the field keeps the focus. */
export class Places {
  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} root gets the list and its announcement
   * @param {{place: (ground: object, found?: object) => void, project: (id: string) => void, none: (text: string) => void, failed: (told: string) => void}} chosen
   */
  constructor(input, root, chosen) {
    this.input = input;
    this.chosen = chosen;
    this.found = [];
    this.active = -1;
    this.list = element('ul', { role: 'listbox', id: 'places', class: 'places', 'aria-label': t('filter.places'), hidden: true });
    this.said = element('p', { class: 'unseen', 'aria-live': 'polite' });
    root.append(this.list, this.said);
    const attributes = { role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'places', 'aria-autocomplete': 'list' };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    input.addEventListener('input', () => this._typed());
    input.addEventListener('keydown', (event) => this._pressed(event));
    input.addEventListener('blur', () => this.close());
    // pressing on an option must not take the focus from the field, or the list would be gone before the click
    this.list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => this._choose([...this.list.children].indexOf(event.target.closest('li'))));
  }

  /** Take what the reader points at, else the best of what is found; nothing found is told. */
  async take() {
    const text = this.input.value.trim();
    if (!text) return;
    if (this.found.length === 0) await this._ask(text, { anyway: true });
    if (this.found.length) this._choose(Math.max(this.active, 0));
    else if (this.failed === null) this.chosen.none(text);
    else this.chosen.failed(this.failed);
  }

  close() {
    clearTimeout(this.typing);
    this.asking?.abort();
    this._show([]);
  }

  _typed() {
    clearTimeout(this.typing);
    const text = this.input.value.trim();
    if (!text) this.close();
    else this.typing = setTimeout(() => this._ask(text), TYPING_MS);
  }

  async _ask(text, { anyway = false } = {}) {
    this.asking?.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    // a geocoder that does not answer leaves the search by words as it is
    const answer = await fetch(`/geocode?limit=${MOST}&q=${encodeURIComponent(text)}`, { signal }).then((got) => got.json()).catch(() => ({}));
    if (signal.aborted || (!anyway && document.activeElement !== this.input)) return;
    this.failed = answer.features ? null : answer.detail ?? '';
    this._show(answer.features ?? []);
    this.said.textContent = t('filter.places_found', { n: this.found.length });
  }

  _show(found) {
    this.found = found;
    this.active = -1;
    this.list.replaceChildren(...found.map((feature, at) => option(feature, at)));
    this.list.hidden = found.length === 0;
    this.input.setAttribute('aria-expanded', String(found.length > 0));
    this.input.removeAttribute('aria-activedescendant');
  }

  _pressed(event) {
    if (this.list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this._move(step);
    else if (event.key === 'Enter') this.take();
    else if (event.key === 'Escape') this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  _move(step) {
    const options = [...this.list.children];
    this.active = (this.active + step + options.length + (this.active < 0 && step < 0 ? 1 : 0)) % options.length;
    options.forEach((one, at) => one.setAttribute('aria-selected', String(at === this.active)));
    options[this.active].scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', options[this.active].id);
  }

  _choose(at) {
    const feature = this.found[at];
    if (!feature) return;
    this.close();
    const { id, kind, name } = feature.properties;
    this.input.value = kind === 'project' ? '' : name;
    if (kind === 'project') this.chosen.project(id);
    else if (kind === 'district') this.chosen.place({ district: [name], near: '', radius: '' });
    else this.chosen.place({ near: feature.geometry.coordinates.join() }, feature.properties);
  }
}

function option({ properties }, at) {
  const districts = properties.districts.length > MOST_DISTRICTS ? [...properties.districts.slice(0, MOST_DISTRICTS), '…'] : properties.districts;
  const where = element('span', { class: 'where', ...zh }, properties.kind === 'district' ? '' : districts.join('、'));
  return element('li', { role: 'option', id: `place-${at}`, 'aria-selected': 'false' }, element('span', zh, properties.name), where);
}
