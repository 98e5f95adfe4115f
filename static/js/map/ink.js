/** Colours and dashes of the map, read from the style sheet, so that both follow the reader's scheme. */

export const PHASES = ['planned', 'building', 'done', 'stopped', 'unstated'];

let kept = null;

/** What to draw with now. */
export function ink() {
  kept ??= read();
  return kept;
}

/** Call `redraw` when the reader switches between light and dark, or asks for more contrast. */
export function onChange(redraw) {
  for (const media of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)']) {
    matchMedia(media).addEventListener('change', () => {
      kept = null;
      redraw();
    });
  }
}

function read() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(`--${name}`).trim();
  const phases = PHASES.map((phase) => [phase, { colour: value(phase), dash: value(`dash-${phase}`) || null }]);
  return {
    ...Object.fromEntries(phases),
    surface: value('surface'),
    land: value('land'),
    border: value('border'),
    neighbour: value('neighbour'),
    label: value('map-label'),
    halo: value('land'),
    select: value('select'),
    warn: value('warn'),
    font: style.fontFamily || 'sans-serif',
  };
}
