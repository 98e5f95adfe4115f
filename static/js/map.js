/** The map, joined into a file of its own, which comes when somebody sees the map: it runs between Leaflet and folium's script. */

import './map/layers.js';
import { View } from './map/view.js';

globalThis.works.View = View;
