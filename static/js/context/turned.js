/** A WMS that does not know the map's own grid: each square's picture is asked for in EPSG:3826, and drawn in its true place. */

import { lying } from './lying.js';
import { tm2 } from './tm2.js';

const L = globalThis.L;
/** A screen finer than this gains nothing that the eye sees, and costs the square of it. */
const FINEST = 2;
/** Where the grid's numbers mean something, with much room: its zone is 120 to 122 degrees east. */
const WHERE = [[0, 109], [50, 133]];
/** Digits behind the point, in metres: far below a pixel of the deepest level. */
const DIGITS = 3;

export const TurnedLayer = L.GridLayer.extend({
  /**
   * @param {(box: string, width: number, height: number) => string} address of a picture; the box is west, south, east, north, in metres
   * @param {object} options of `L.GridLayer`
   */
  initialize(address, options) {
    L.GridLayer.prototype.initialize.call(this, { noWrap: true, bounds: WHERE, ...options });
    this.address = address;
    // a square that goes before its picture has come no longer waits for it
    this.on('tileunload', ({ tile }) => tile.forgo());
  },

  createTile(coords, done) {
    const canvas = document.createElement('canvas');
    const side = this.getTileSize().x;
    const place = lying((x, y) => tm2(this._map.unproject([coords.x * side + x, coords.y * side + y], coords.z)), side, coords.z);
    const picture = new Image();
    canvas.forgo = () => { picture.onload = picture.onerror = null; picture.src = ''; };
    picture.onload = () => done(draw(canvas, picture, side, place), canvas);
    picture.onerror = () => done(new Error('no picture'), canvas);
    picture.src = this.address(place.box.map((metres) => metres.toFixed(DIGITS)).join(','), place.width, place.height);
    return canvas;
  },
});

/** A server may answer a picture of another size than it was asked for: it is of the same box, so it is stretched. */
function draw(canvas, picture, side, { width, height, parts }) {
  canvas.width = canvas.height = Math.round(side * Math.min(globalThis.devicePixelRatio || 1, FINEST));
  const fine = canvas.width / side;
  const pen = canvas.getContext('2d');
  pen.imageSmoothingQuality = 'high';
  for (const part of parts) {
    pen.save();
    clip(pen, part, fine);
    pen.setTransform(...part.turn.map((number) => number * fine));
    pen.drawImage(picture, 0, 0, width, height);
    pen.restore();
  }
  return null;
}

/** Whole pixels of the canvas, so that between two parts nothing shines through. */
function clip(pen, { x, y, side }, fine) {
  const [left, top, right, bottom] = [x, y, x + side, y + side].map((edge) => Math.round(edge * fine));
  pen.beginPath();
  pen.rect(left, top, right - left, bottom - top);
  pen.clip();
}
