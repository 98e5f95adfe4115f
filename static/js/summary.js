/** One line that says what is filtered, each part of it a button that takes it away. */

import { element } from './element.js';
import { everything } from './query.js';
import { ROC, district, t } from './words.js';

const LISTS = ['phase', 'category', 'status', 'year', 'district'];

export class Summary {
  /**
   * @param {HTMLElement} root
   * @param {(query: object) => void} changed
   */
  constructor(root, changed) {
    this.root = root;
    this.changed = changed;
  }

  show(query) {
    const chips = chipsOf(query);
    const held = [...this.root.children].indexOf(document.activeElement);
    this.root.replaceChildren(...chips.map(([said, without]) => this._chip(said, { ...query, ...without })));
    if (chips.length) this.root.append(this._clear());
    this.root.hidden = chips.length === 0;
    if (held >= 0) this._hold(held);
    return chips.length;
  }

  /** The focus that was on a piece stays on the one in its place, and beside the line when none is left. */
  _hold(at) {
    const { children, hidden } = this.root;
    const next = hidden ? document.getElementById('sort') : children[Math.min(at, children.length - 1)];
    next.focus({ preventScroll: true });
  }

  _chip(said, query) {
    const cross = element('span', { 'aria-hidden': 'true', class: 'cross' }, '×');
    const chip = element('button', { type: 'button', class: 'chip', 'aria-label': t('filter.remove', { what: said }) }, said, cross);
    chip.addEventListener('click', () => this.changed(query));
    return chip;
  }

  _clear() {
    const clear = element('button', { type: 'button', class: 'clear' }, t('filter.clear'));
    clear.addEventListener('click', () => this.changed(everything()));
    return clear;
  }
}

function chipsOf(query) {
  const chips = query.q ? [[t('filter.q_said', { q: query.q }), { q: '' }]] : [];
  for (const name of LISTS) {
    for (const value of query[name]) chips.push([said(name, value), { [name]: query[name].filter((one) => one !== value) }]);
  }
  if (query.stands) chips.push([t('filter.stands_by', { roc: query.stands - ROC, year: query.stands }), { stands: '' }]);
  if (query.finished === 'all') chips.push([t('filter.finished_said'), { finished: 'recent' }]);
  if (query.id.length) chips.push([t('filter.picked', { n: query.id.length }), { id: [] }]);
  if (query.near) chips.push([t('filter.near_said', { far: far(Number(query.radius || 1000)) }), { near: '', radius: '' }]);
  if (query.bbox) chips.push([t('filter.bbox_said'), { bbox: '' }]);
  return chips;
}

function said(name, value) {
  if (name === 'district') return district(value);
  if (name !== 'year') return t(`${name}.${value}`);
  if (value === 'none') return t('when.none');
  const [from, to] = value.split('..').map(Number);
  if (to === undefined) return t('filter.year_one', { roc: from - ROC, year: from });
  return t('filter.year_range', { from, to, first: from - ROC, last: to - ROC });
}

const far = (metres) => (metres < 1000 ? t('ask.m', { n: metres }) : t('ask.km', { n: metres / 1000 }));
