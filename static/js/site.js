/** What every page has beside the map's own script: it works without a network, and says so. */

import './offline.js';
