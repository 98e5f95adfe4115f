/** Answers how squares of the map lie in EPSG:3826: reads degrees of their knots, and squares, from standard input. */

import { readFileSync } from 'node:fs';
import { lying } from '../../static/js/context/lying.js';
import { tm2 } from '../../static/js/context/tm2.js';

const SIDE = 512;
const { places, squares } = JSON.parse(readFileSync(0, 'utf8'));

/** Web Mercator, as Leaflet unprojects it. */
const degrees = (x, y, z) => {
  const whole = 256 * 2 ** z;
  return { lng: (x / whole - 0.5) * 360, lat: (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / whole))) * 180) / Math.PI };
};

console.log(JSON.stringify({
  metres: places.map(([lng, lat]) => tm2({ lng, lat })),
  lying: squares.map(([x, y, z]) => lying((dx, dy) => tm2(degrees(x * SIDE + dx, y * SIDE + dy, z)), SIDE, z)),
}));
