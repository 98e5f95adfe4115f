/** Make elements. Text is always text: nothing here, or anywhere, parses markup from words of documents. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {string} tag
 * @param {object} attributes names and values; `false` and `null` leave one out
 * @param {...(Node|string)} children strings become text nodes
 */
export function element(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** A sentence as nodes: its Chinese words, such as a work's name, are marked as Chinese on a page of another language. */
export function marked(sentence) {
  if (document.documentElement.lang === 'zh-Hant') return [sentence];
  const pieces = sentence.split(/([\u3000-\u303F\u4E00-\u9FFF\uFF01-\uFF5E](?:[^“”]*[\u3000-\u303F\u4E00-\u9FFF\uFF01-\uFF5E])?)/u);
  return pieces.map((piece, at) => (at % 2 ? element('span', { lang: 'zh-Hant' }, piece) : piece));
}

/** A phase's symbol, from the sprite in the page. */
export function symbol(phase) {
  const use = filled(document.createElementNS(SVG, 'use'), { href: `#sym-${phase}` }, []);
  return filled(document.createElementNS(SVG, 'svg'), { class: `sym sym-${phase}`, 'aria-hidden': 'true' }, [use]);
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children);
  return node;
}
