/** Answers what the page says of places: reads GeoJSON and places, `[z, x, y, column, row, reach]` each, from standard input. */

import { readFileSync } from 'node:fs';
import { Features } from '../../static/js/context/features.js';

// nothing is painted here
globalThis.Path2D = class { moveTo() {} lineTo() {} };

const { collection, places } = JSON.parse(readFileSync(0, 'utf8'));
const features = new Features(`data:application/json,${encodeURIComponent(JSON.stringify(collection))}`);
const found = await Promise.all(places.map(async ([z, x, y, column, row, reach]) => {
  const cut = await features.cut(z, x, y);
  return [...new Set((cut?.under(column, row, reach) ?? []).map(({ id }) => id))].sort();
}));
console.log(JSON.stringify(found));
