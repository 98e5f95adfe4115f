/** An overlay of few features: one GeoJSON, cut into squares here. */

import { at } from '../copied.js';
import { Cut, EXTENT } from './cut.js';

/** How far beyond its square a shape is still drawn, as a part of the side: a point's symbol reaches so far. */
const MARGIN = 0.04;
const MOST_ZOOM = 24;
const KINDS = { Point: 'point', MultiPoint: 'point', LineString: 'line', MultiLineString: 'line', Polygon: 'area', MultiPolygon: 'area' };

export class Features {
  /** @param {string} address */
  constructor(address) {
    this.address = address;
    this.read = null;
  }

  /** All of them can be cut at every zoom, once they are there. */
  async zooms() {
    await this._shapes();
    return { least: 0, most: MOST_ZOOM };
  }

  /** @returns {Promise<Cut|null>} null where there is nothing */
  async cut(z, x, y) {
    const side = 2 ** z;
    const [west, north] = [x / side, y / side];
    const [far, margin] = [1 / side, MARGIN / side];
    const here = (await this._shapes()).filter(({ box }) => box[0] <= west + far + margin && box[2] >= west - margin
      && box[1] <= north + far + margin && box[3] >= north - margin);
    if (!here.length) return null;
    const local = (part) => part.map((value, i) => (value - (i % 2 ? north : west)) * side * EXTENT);
    return new Cut(() => here.map(({ parts, ...shape }) => ({ ...shape, parts: parts.map(local) })));
  }

  _shapes() {
    this.read ??= this._read().catch((error) => {
      this.read = null;
      throw error;
    });
    return this.read;
  }

  async _read() {
    const response = await fetch(at(this.address));
    if (!response.ok) throw new Error(`${this.address}: ${response.status}`);
    return (await response.json()).features.flatMap((feature) => [...shapesOf(feature)]);
  }
}

/** Parts of a feature, in the world as a square of side 1 (Web Mercator), each with its box. */
export function* shapesOf({ id, properties, geometry }) {
  for (const { type, coordinates } of simple(geometry)) {
    const kind = KINDS[type];
    const rings = { Point: [[coordinates]], MultiPoint: coordinates.map((one) => [one]), LineString: [coordinates], MultiPolygon: coordinates.flat() }[type] ?? coordinates;
    const parts = rings.map((ring) => ring.flatMap(mercator));
    if (type === 'Polygon') turn(parts);
    if (type === 'MultiPolygon') partition(parts, coordinates).forEach(turn);
    yield { id: String(id), number: properties.overlay_class ?? 0, kind, parts, box: boxOf(parts) };
  }
}

function simple(geometry) {
  if (!geometry) return [];
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(simple) : [geometry];
}

function partition(parts, polygons) {
  let from = 0;
  return polygons.map((rings) => parts.slice(from, from += rings.length));
}

/** Outer rings clockwise to the eye, holes the other way, as vector tiles have them: then one path holds them all. */
function turn(rings) {
  rings.forEach((ring, i) => {
    if ((doubled(ring) > 0) === (i === 0)) return;
    for (let a = 0, b = ring.length - 2; a < b; a += 2, b -= 2) {
      [ring[a], ring[a + 1], ring[b], ring[b + 1]] = [ring[b], ring[b + 1], ring[a], ring[a + 1]];
    }
  });
}

/** Twice the area of a ring; positive where it runs clockwise to the eye (y grows downwards). */
function doubled(ring) {
  let sum = 0;
  for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
    sum += ring[before] * ring[at + 1] - ring[at] * ring[before + 1];
  }
  return sum;
}

function boxOf(parts) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 1) {
      const axis = at % 2;
      box[axis] = Math.min(box[axis], part[at]);
      box[axis + 2] = Math.max(box[axis + 2], part[at]);
    }
  }
  return box;
}

function mercator([lng, lat]) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [lng / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}
