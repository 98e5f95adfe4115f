/** Where the symbol of a geometry stands: the point, the middle of the line, a point well inside the area. */

/** @returns {[number, number]} longitude, latitude */
export function anchorOf(geometry) {
  switch (geometry.type) {
    case 'Point': return geometry.coordinates;
    case 'MultiPoint': return middleOne(geometry.coordinates);
    case 'LineString': return halfway(geometry.coordinates);
    case 'MultiLineString': return halfway(longest(geometry.coordinates, lengthOf));
    case 'Polygon': return inside(geometry.coordinates[0]);
    case 'MultiPolygon': return inside(longest(geometry.coordinates.map((rings) => rings[0]), areaOf));
    case 'GeometryCollection': return anchorOf(geometry.geometries[0]);
    default: throw new Error(`no such geometry: ${geometry.type}`);
  }
}

const distance = (a, b) => Math.hypot((a[0] - b[0]) * 0.92, a[1] - b[1]);
const lengthOf = (line) => line.slice(1).reduce((sum, point, i) => sum + distance(line[i], point), 0);
const longest = (all, size) => all.reduce((best, one) => (size(one) > size(best) ? one : best));

function areaOf(ring) {
  return Math.abs(ring.reduce((sum, [x, y], i) => {
    const [u, v] = ring[(i + 1) % ring.length];
    return sum + x * v - u * y;
  }, 0)) / 2;
}

function middleOne(points) {
  const mean = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
  return points.reduce((best, point) => (distance(point, mean) < distance(best, mean) ? point : best));
}

function halfway(line) {
  let left = lengthOf(line) / 2;
  for (let i = 1; i < line.length; i += 1) {
    const step = distance(line[i - 1], line[i]);
    if (step >= left) {
      const share = step === 0 ? 0 : left / step;
      return [0, 1].map((axis) => line[i - 1][axis] + share * (line[i][axis] - line[i - 1][axis]));
    }
    left -= step;
  }
  return line.at(-1);
}

/** The middle of the widest run through the ring, over a few heights: always inside, unlike a centroid. */
function inside(ring) {
  const ys = ring.map((point) => point[1]);
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  let best = { width: -1, at: ring[0] };
  for (let k = 1; k < 12; k += 1) {
    const y = low + ((high - low) * (k + 0.013)) / 12;
    const xs = crossings(ring, y);
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const width = (xs[i + 1] - xs[i]) * (1 - Math.abs(k - 6) / 12);
      if (width > best.width) best = { width, at: [(xs[i] + xs[i + 1]) / 2, y] };
    }
  }
  return best.at;
}

function crossings(ring, y) {
  const xs = [];
  for (let i = 0; i < ring.length; i += 1) {
    const [a, b] = [ring[i], ring[(i + 1) % ring.length]];
    if ((a[1] > y) !== (b[1] > y)) xs.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
  }
  return xs.sort((a, b) => a - b);
}
