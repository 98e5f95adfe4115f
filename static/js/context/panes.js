/** Where things beside the works are drawn: below every work, which stands at 410 and above. */

/** Pane → its `z-index`: areas above the base (250), points above areas. */
const PANES = { 'context-services': 280, 'context-areas': 300, 'context-points': 405 };

/** Make the panes that a map lacks; nothing in them takes the pointer from the map. */
export function panes(map) {
  for (const [name, zIndex] of Object.entries(PANES)) {
    const pane = map.getPane(name) ?? map.createPane(name);
    Object.assign(pane.style, { zIndex, pointerEvents: 'none' });
  }
}
