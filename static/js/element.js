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
