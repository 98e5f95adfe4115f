/** An overlay of very many features: vector tiles in one archive, read by ranges, or as a whole from who knows no ranges. */

import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { EtagMismatch, PMTiles } from 'pmtiles';
import { at, copied } from '../copied.js';
import { Cut, EXTENT } from './cut.js';

/** An archive as small as this is asked for as a whole: one answer, which the worker keeps for when there is no network. */
const SMALL = 2_000_000;
const PARTIAL = 206;
/** Squares that are kept as they were read: what a desk's map shows, and what was left a moment ago. */
const KEPT = 60;
const KINDS = [null, 'point', 'line', 'area'];

export class Archive {
  /**
   * @param {string} address
   * @param {number} size bytes
   */
  constructor(address, size) {
    this.tiles = new PMTiles(new Bytes(at(address), copied || size <= SMALL));
    this.kept = new Map();
  }

  /** The farthest and the nearest zoom that there are tiles of, beyond which the next one is scaled; the nearest is exact. */
  async zooms() {
    const { minZoom, maxZoom } = await this.tiles.getHeader();
    return { least: minZoom, most: maxZoom, exact: maxZoom };
  }

  /** @returns {Promise<Cut|null>} null where there is nothing */
  cut(z, x, y) {
    const key = `${z}/${x}/${y}`;
    if (!this.kept.has(key)) {
      if (this.kept.size >= KEPT) this.kept.delete(this.kept.keys().next().value);
      this.kept.set(key, this._cut(z, x, y).catch((error) => {
        this.kept.delete(key);
        throw error;
      }));
    }
    return this.kept.get(key);
  }

  async _cut(z, x, y) {
    const tile = await this.tiles.getZxy(z, x, y);
    if (!tile) return null;
    const layers = Object.values(new VectorTile(new PbfReader(new Uint8Array(tile.data))).layers);
    return new Cut(() => shapes(layers));
  }
}

function* shapes(layers) {
  for (const layer of layers) {
    const scale = EXTENT / layer.extent;
    for (let at = 0; at < layer.length; at += 1) {
      const feature = layer.feature(at);
      const { id, overlay_class: number } = feature.properties;
      const parts = feature.loadGeometry().map((part) => flat(part, scale));
      yield { number, id: String(id), kind: KINDS[feature.type], parts: feature.type === 1 ? parts.flatMap(pairs) : parts };
    }
  }
}

/** Positions as x and y in turn: there are very many of them. */
function flat(part, scale) {
  const numbers = new Array(part.length * 2);
  for (let at = 0; at < part.length; at += 1) {
    numbers[2 * at] = part[at].x * scale;
    numbers[2 * at + 1] = part[at].y * scale;
  }
  return numbers;
}

/** Points that stand in one part, each by itself. */
function pairs(part) {
  return Array.from({ length: part.length / 2 }, (_, at) => [part[2 * at], part[2 * at + 1]]);
}

/** The bytes of an archive, as the library asks for them. */
class Bytes {
  constructor(address, whole) {
    Object.assign(this, { address, whole, all: null });
  }

  getKey() {
    return this.address;
  }

  async getBytes(offset, length, signal, etag) {
    if (this.whole) return { data: (await this._all()).slice(offset, offset + length) };
    const headers = { Range: `bytes=${offset}-${offset + length - 1}` };
    const response = await fetch(this.address, { headers, signal });
    if (!response.ok) throw new Error(`${this.address}: ${response.status}`);
    const named = response.headers.get('ETag') ?? undefined;
    // the archive was replaced while it was read: the library begins anew
    if (etag && named && named !== etag) throw new EtagMismatch(this.address);
    const data = await response.arrayBuffer();
    if (response.status === PARTIAL) return { data, etag: named };
    // who knows no ranges has sent all of it
    this.whole = true;
    this.all = Promise.resolve(data);
    return { data: data.slice(offset, offset + length), etag: named };
  }

  _all() {
    this.all ??= fetch(this.address).then((response) => {
      if (!response.ok) throw new Error(`${this.address}: ${response.status}`);
      return response.arrayBuffer();
    }).catch((error) => {
      this.all = null;
      throw error;
    });
    return this.all;
  }
}
