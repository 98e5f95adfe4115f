/** What the script that folium renders may call: `works.base(…)` and `works.projects(…)`. */

import { DistrictBase } from './base.js';
import { ProjectLayer } from './projects.js';

/** Whether the reader asked for stillness; the map must know before folium's script makes it. */
export const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
if (still) globalThis.L.Map.mergeOptions({ zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false });

/** Layers that the script made, for the page to talk to. */
export const drawn = { base: null, projects: null };

globalThis.works = {
  base(options) {
    drawn.base = new DistrictBase(options);
    return drawn.base;
  },
  projects(options) {
    drawn.projects = new ProjectLayer(options);
    return drawn.projects;
  },
};
