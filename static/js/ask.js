/** What is near me: a place that is typed or the reader's own, a radius, and the answer in a sentence. */

import { Told, nearby } from './around.js';
import { marked } from './element.js';
import { Places } from './places.js';
import { t } from './words.js';

const RADIUS_M = 1000;
const PATIENCE_MS = 10000;
const LOOSE_M = 100;
/** A place that is known less well than half of the usual radius is told to be so. */
const ROUGH_M = RADIUS_M / 2;
/** Four decimals are eleven metres: enough for a walk, and no more than needed leaves the phone. */
const DECIMALS = 4;

export class Ask {
  /**
   * @param {HTMLElement} root the panel
   * @param {{ground: (ground: object) => void, project: (id: string, opener: HTMLElement) => void}} on
   */
  constructor(root, on) {
    const part = (selector) => root.querySelector(selector);
    Object.assign(this, { root, on, loose: '', query: null });
    this.sentence = part('.sentence');
    this.note = part('.note');
    this.radii = part('.radii');
    this.mine = part('.mine');
    this.anywhere = part('.anywhere');
    this.places = new Places(part('input[type=search]'), part('.search-places'), {
      place: (ground, found) => this._turn(ground, found),
      project: (id) => on.project(id, this.places.input),
      none: (text) => this._say(t('ask.none', { q: text })),
      failed: (told) => this._say(told || t(navigator.onLine ? 'ask.no_geocoder' : 'ask.offline')),
    });
    part('form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.places.take();
    });
    this.radii.addEventListener('change', (event) => on.ground({ radius: event.target.value }));
    this.anywhere.addEventListener('click', () => this._leave());
    this._offerOwnPlace();
  }

  /** Show what a query asks, and answer it in words. */
  async show(query) {
    const turn = this.turn = {};
    const asked = Boolean(query.near);
    const before = this.query?.near;
    this.query = query;
    this.anywhere.hidden = !asked;
    this.radii.hidden = !asked;
    this.radii.classList.remove('idle');
    for (const choice of this.radii.elements) choice.checked = choice.value === (query.radius || String(RADIUS_M));
    if (!asked) {
      if (before) this._say('');
      return;
    }
    const answer = await nearby(query).catch((error) => error);
    if (turn !== this.turn) return;
    if (answer instanceof Error) this._say(answer instanceof Told ? answer.message : t(navigator.onLine ? 'ask.failed' : 'ask.offline'));
    else this._say(answer.sentence, [answer.note, this.loose].filter(Boolean).join(' '));
  }

  _turn(ground, { name, precision_m: metres } = {}) {
    this.loose = metres > ROUGH_M ? t('ask.rough', { place: name, far: said(metres) }) : '';
    this.on.ground(ground.near ? { ...ground, radius: this.query?.radius || String(RADIUS_M) } : ground);
  }

  _leave() {
    this.on.ground({ near: '', radius: '' });
    this.places.input.focus();
  }

  _say(sentence, note = '') {
    // only what changed: what is set again is read out again
    if (this.sentence.textContent !== sentence) this.sentence.replaceChildren(...marked(sentence));
    if (this.note.textContent !== note) this.note.textContent = note;
    this.root.classList.toggle('answered', Boolean(sentence));
  }

  /** The reader's place is asked for when the button is pressed, and never before. */
  _offerOwnPlace() {
    if (!navigator.geolocation) return;
    this.mine.hidden = false;
    this.mine.addEventListener('click', () => {
      this._say(t('ask.wait'));
      const options = { maximumAge: 60000, timeout: PATIENCE_MS, enableHighAccuracy: true };
      navigator.geolocation.getCurrentPosition(({ coords }) => this._found(coords), () => this._say(t('ask.refused')), options);
    });
  }

  _found({ longitude, latitude, accuracy }) {
    this.places.input.value = '';
    this._turn({ near: `${longitude.toFixed(DECIMALS)},${latitude.toFixed(DECIMALS)}` });
    this.loose = accuracy > LOOSE_M ? t('ask.loose', { m: Math.round(accuracy) }) : '';
  }
}

const said = (metres) => (metres < 1000 ? t('ask.m', { n: metres }) : t('ask.km', { n: (metres / 1000).toFixed(1) }));
