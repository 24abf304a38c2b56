// Colours of thin lines in the overview.
const FAINT = 0.2; // strength of a line's colour without a selection

/** @param {string} hex */
const colourParts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

/**
 * Return a colour mixed with the paper; real transparency of many lines would add up.
 *
 * @param {string} ink as #rrggbb
 * @param {string} paper as #rrggbb
 */
export function faintColour(ink, paper) {
  const under = colourParts(paper);
  const mixed = colourParts(ink)
    .map((value, i) => Math.round(value * FAINT + under[i] * (1 - FAINT)));
  return `rgb(${mixed.join(",")})`;
}
