/** Hatches: patterns that tell classes apart without colour. The names are those of the server's `classes.toml`. */

/** Side of the cell that repeats, in pixels: squares of the map are whole cells, so that lines run on from one to the next. */
const CELL = 16;
/** Distance of the lines, and whether they cross. */
const LINES = { 'lines-wide': [16, false], lines: [8, false], 'lines-close': [4, false], cross: [8, true], 'cross-close': [4, true] };
const DOTS = [[4, 4], [12, 12]];
/** A cell is drawn so much finer than it is shown, for screens that are. */
const FINE = 2;
/** Ink is darker than its ground, so that a denser hatch is a darker class; only on what is almost black it is light. */
const MIDDLE = 0.05;
const cells = new Map();

/**
 * A pattern for `fillStyle`, over a colour that is filled already.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {string} name
 * @param {string} colour `#rrggbb` under it
 * @returns {CanvasPattern|string}
 */
export function hatch(pen, name, colour) {
  if (name !== 'dots' && !(name in LINES)) return 'transparent';
  const ink = inkOn(colour);
  const key = `${name} ${ink}`;
  if (!cells.has(key)) cells.set(key, cell(name, ink));
  const pattern = pen.createPattern(cells.get(key), 'repeat');
  pattern.setTransform(new DOMMatrix([1 / FINE, 0, 0, 1 / FINE, 0, 0]));
  return pattern;
}

/** Ink that is seen on a colour. */
export function inkOn(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > MIDDLE ? '#08192b' : '#ffffff';
}

function cell(name, ink) {
  const canvas = Object.assign(document.createElement('canvas'), { width: CELL * FINE, height: CELL * FINE });
  const pen = canvas.getContext('2d');
  pen.scale(FINE, FINE);
  pen.strokeStyle = pen.fillStyle = ink;
  pen.globalAlpha = 0.7;
  pen.lineWidth = 0.8;
  pen.beginPath();
  if (name === 'dots') dots(pen);
  else lines(pen, ...LINES[name]);
  return canvas;
}

function dots(pen) {
  for (const [x, y] of DOTS) {
    pen.moveTo(x, y);
    pen.arc(x, y, 1.2, 0, 2 * Math.PI);
  }
  pen.fill();
}

/** Lines from corner to corner; they run on into the next cell, because their distance divides its side. */
function lines(pen, distance, crossed) {
  for (let at = -2 * CELL; at <= 2 * CELL; at += distance) {
    pen.moveTo(at - 1, CELL + 1);
    pen.lineTo(at + CELL + 1, -1);
    if (!crossed) continue;
    pen.moveTo(at - 1, -1);
    pen.lineTo(at + CELL + 1, CELL + 1);
  }
  pen.stroke();
}
