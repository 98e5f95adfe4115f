/** How a square of the map lies in another grid: which picture of that grid covers it, and how it is turned into place. */

/** The picture reaches so far beyond the square, in its pixels, that no edge of it is seen. */
const MARGIN = 2;
/** From this level on one affine map is right to a sixth of a pixel everywhere in a square of 512. */
const STRAIGHT = 12;

/**
 * Below `STRAIGHT` a square has parts with an affine map each, as what bends grows with the square of the side: the
 * error stays below 0.17 pixel over Kaohsiung at level 8 and halves with each level from 12 on.
 *
 * @param {(x: number, y: number) => [number, number]} metresAt place in the other grid of a place in the square, in pixels
 * @param {number} side of the square, in pixels
 * @param {number} zoom
 * @returns {{box: number[], width: number, height: number, parts: {x: number, y: number, side: number, turn: number[]}[]}}
 *   `box`: west, south, east, north; `turn`: the six numbers of `setTransform`, from the picture's pixels to the square's
 */
export function lying(metresAt, side, zoom) {
  const times = 2 ** Math.ceil(Math.max(0, STRAIGHT - zoom) / 2);
  const step = side / times;
  const knots = range(times + 1).map((row) => range(times + 1).map((column) => metresAt(column * step, row * step)));
  const picture = covering(knots.flat(), fitted(knots[0][0], knots[0][times], knots[times][0], knots[times][times], side));
  const parts = range(times * times).map((at) => {
    const [column, row] = [at % times, Math.floor(at / times)];
    const [above, below] = [knots[row], knots[row + 1]];
    const fit = fitted(above[column], above[column + 1], below[column], below[column + 1], step);
    return { x: column * step, y: row * step, side: step, turn: turned(fit, picture, (column + 0.5) * step, (row + 0.5) * step) };
  });
  return { box: picture.box, width: picture.width, height: picture.height, parts };
}

/** The affine map that fits four corners best, by least squares: its middle, and a pixel to the right and one down, in metres. */
function fitted(northWest, northEast, southWest, southEast, side) {
  const each = (of) => [0, 1].map((axis) => of(northWest[axis], northEast[axis], southWest[axis], southEast[axis]));
  return {
    middle: each((nw, ne, sw, se) => (nw + ne + sw + se) / 4),
    right: each((nw, ne, sw, se) => (ne - nw + se - sw) / (2 * side)),
    down: each((nw, ne, sw, se) => (sw - nw + se - ne) / (2 * side)),
  };
}

/** The picture that covers all of some places, its pixels as large as the map's and as high as they are wide. */
function covering(places, { right, down }) {
  const metres = Math.sqrt(Math.abs(right[0] * down[1] - right[1] * down[0]));
  const [easts, norths] = [0, 1].map((axis) => places.map((place) => place[axis]));
  const [width, eastern] = spread(easts, metres);
  const [height, northern] = spread(norths, metres);
  return { metres, width, height, box: [eastern[0], northern[0], eastern[1], northern[1]] };
}

function spread(values, metres) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const pixels = Math.ceil((most - least) / metres) + 2 * MARGIN;
  const [middle, half] = [(least + most) / 2, (pixels * metres) / 2];
  return [pixels, [middle - half, middle + half]];
}

/** From pixels of the picture to pixels of the square: metres first, then the fitted map backwards. */
function turned({ middle, right, down }, { box, metres }, x, y) {
  const area = right[0] * down[1] - right[1] * down[0];
  const back = (east, north) => [(east * down[1] - north * down[0]) / area, (north * right[0] - east * right[1]) / area];
  const [corner, along, under] = [back(box[0] - middle[0], box[3] - middle[1]), back(metres, 0), back(0, -metres)];
  return [...along, ...under, corner[0] + x, corner[1] + y];
}

function range(count) {
  return Array.from({ length: count }, (_, at) => at);
}
