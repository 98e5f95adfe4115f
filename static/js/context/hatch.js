/** Hatches: patterns that tell classes apart without colour. The names are those of the server's `classes.toml`. */

/** Side of the cell that repeats, in pixels; a wide hatch has one line in it, a close one four. */
const CELL = 16;
const LINES = { 'lines-wide': [16, false], lines: [8, false], 'lines-close': [4, false], cross: [8, true], 'cross-close': [4, true] };
/** From this lightness on an ink on the colour is dark; below it is light. */
const MIDDLE = 0.45;
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
  const key = `${name} ${colour}`;
  if (!cells.has(key)) cells.set(key, cell(name, inkOn(colour)));
  return pen.createPattern(cells.get(key), 'repeat');
}

/** Black on what is light, white on what is dark. */
export function inkOn(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > MIDDLE ** 2.2 ? '#17232b' : '#ffffff';
}

function cell(name, ink) {
  const canvas = Object.assign(document.createElement('canvas'), { width: CELL, height: CELL });
  const pen = canvas.getContext('2d');
  pen.strokeStyle = pen.fillStyle = ink;
  pen.globalAlpha = 0.75;
  pen.lineWidth = 1;
  if (name === 'dots') dots(pen);
  else lines(pen, ...LINES[name]);
  return canvas;
}

function dots(pen) {
  for (const [x, y] of [[4, 4], [12, 12]]) {
    pen.beginPath();
    pen.arc(x, y, 1.1, 0, 2 * Math.PI);
    pen.fill();
  }
}

/** Lines from corner to corner; they run on into the next cell, because their distance divides its side. */
function lines(pen, distance, crossed) {
  pen.beginPath();
  for (let at = -CELL; at <= 2 * CELL; at += distance) {
    pen.moveTo(at, CELL);
    pen.lineTo(at + CELL, 0);
    if (!crossed) continue;
    pen.moveTo(at, 0);
    pen.lineTo(at + CELL, CELL);
  }
  pen.stroke();
}
