/**
 * Answers with the page's own rules, one question a line: which projects a query means.
 *
 * The first line is the collection that the page fetches and the year that it reads from its head; each line after it
 * is an address's query and the ids that its spatial filters leave.
 */

import { createInterface } from 'node:readline';
import { parse, sieve } from '../../static/js/query.js';
import { Register } from '../../static/js/register.js';

let page = null;

function answer(line) {
  const asked = JSON.parse(line);
  if (!page) {
    page = { works: new Register(asked.collection).works, before: asked.before };
    return page.works.map((work) => work.id);
  }
  const query = parse(new URLSearchParams(asked.query));
  const inside = asked.inside && new Set(asked.inside);
  const fails = sieve(query, page.before);
  return page.works.filter((work) => fails(work, inside) === null).map((work) => work.id);
}

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(answer(line)));
