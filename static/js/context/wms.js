/** A map that other people's server draws: asked as OGC WMS or WMTS say. */

import { TurnedLayer } from './turned.js';

const L = globalThis.L;
/** Fewer questions to a server that draws each picture when it is asked. */
const DRAWN_SIDE = 512;
/** The grid of the map itself. */
const OWN = 'EPSG:3857';

/**
 * @param {object} about as `/context` tells it
 * @param {object} options of `L.GridLayer`
 * @returns {L.GridLayer}
 */
export function layerOf(about, options) {
  const { kind, url, crs } = about;
  if (kind === 'wmts') return L.tileLayer(url, options);
  const drawn = { ...options, tileSize: DRAWN_SIDE };
  if (crs === OWN) return L.tileLayer.wms(url, { ...drawn, ...asked(about) });
  return new TurnedLayer((bbox, width, height) => address(about, { bbox, width, height }), drawn);
}

/** In WMS 1.3.0 the grid is `CRS`, in 1.1.1 `SRS`; both want easting first here, because the grid has it first. */
function address(about, picture) {
  const grid = about.version === '1.3.0' ? 'crs' : 'srs';
  const said = { service: 'WMS', request: 'GetMap', ...asked(about), [grid]: about.crs, ...picture };
  return about.url + L.Util.getParamString(said, about.url);
}

/** JPEG has nothing to shine through, and some servers refuse to be asked for it. */
function asked({ layers, styles = '', version, format }) {
  return { layers, styles, version, format, transparent: format === 'image/jpeg' ? 'FALSE' : 'TRUE' };
}
