/**
 * TWD97 / TM2 zone 121 (EPSG:3826), from degrees: transverse Mercator after Krüger, as JHS 154 and IOGP 373-7-2 write it
 * (method 9807), to the fourth power of the flattening. Within six degrees of its meridian that is a hundredth of a
 * millimetre; a package that knows every projection would weigh 43 kB.
 */

/** GRS 1980, and the grid's own numbers: EPSG:3826. */
const [AXIS, FLATTENING] = [6378137, 1 / 298.257222101];
const [MERIDIAN, SCALE, EAST] = [121, 0.9999, 250000];

const n = FLATTENING / (2 - FLATTENING);
const eccentricity = Math.sqrt(FLATTENING * (2 - FLATTENING));
const radius = (SCALE * AXIS * (1 + n ** 2 / 4 + n ** 4 / 64)) / (1 + n);
const WAVES = [
  n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180,
  (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440,
  (61 * n ** 3) / 240 - (103 * n ** 4) / 140,
  (49561 * n ** 4) / 161280,
];

/**
 * @param {{lat: number, lng: number}} place in degrees
 * @returns {[number, number]} easting and northing, in metres
 */
export function tm2({ lat, lng }) {
  const [up, aside] = [(lat * Math.PI) / 180, ((lng - MERIDIAN) * Math.PI) / 180];
  const conformal = Math.sinh(Math.asinh(Math.tan(up)) - eccentricity * Math.atanh(eccentricity * Math.sin(up)));
  const north = Math.atan2(conformal, Math.cos(aside));
  const east = Math.asinh(Math.sin(aside) / Math.hypot(conformal, Math.cos(aside)));
  const waved = (sum, wave) => WAVES.reduce((all, height, at) => all + height * wave(2 * (at + 1)), sum);
  return [
    EAST + radius * waved(east, (times) => Math.cos(times * north) * Math.sinh(times * east)),
    radius * waved(north, (times) => Math.sin(times * north) * Math.cosh(times * east)),
  ];
}
