// Silhouettes and lines shared by the components.
/** @import { Signs } from "../types/sheets" */
const SVG = "http://www.w3.org/2000/svg";

/**
 * Return the colour of a sign for both themes; it follows color-scheme, also in print.
 *
 * @param {{ light: string, dark: string }} sign
 */
export const themeColour = (sign) => `light-dark(${sign.light},${sign.dark})`;

/** @type {Map<string, Path2D>} */
const outlines = new Map();

/**
 * Return a silhouette for the canvas.
 *
 * @param {string} path
 */
export function silhouettePath(path) {
  const outline = outlines.get(path) ?? new Path2D(path);
  outlines.set(path, outline);
  return outline;
}

/**
 * Return the scheme for the canvas; a shadow root inherits the color-scheme of the app.
 *
 * @param {Element} element
 */
export const readScheme = (element) =>
  getComputedStyle(element).colorScheme.includes("dark") ? "dark" : "light";

/**
 * @param {string} box
 * @param {string} cls
 */
function makePicture(box, cls) {
  const element = document.createElementNS(SVG, "svg");
  element.setAttribute("viewBox", box);
  element.setAttribute("class", cls);
  element.setAttribute("aria-hidden", "true");
  return element;
}

/**
 * Return the silhouette of a kind in its colour.
 *
 * @param {string} kind
 * @param {Signs} signs
 */
export function makeSilhouette(kind, signs) {
  const sign = signs.kinds[kind];
  const picture = makePicture("0 0 24 24", "sign");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", sign.path);
  path.setAttribute("fill-rule", "evenodd");
  path.style.fill = themeColour(sign);
  picture.append(path);
  return picture;
}

/**
 * Return the line of a strength as in the graph, hollow if it is not in a register.
 *
 * @param {{ strength: string, hollow?: boolean, ended?: boolean }} tie
 * @param {Signs} signs
 */
export function makeLine({ strength, hollow, ended }, signs, cls = "stroke", length = 44) {
  const sign = signs.ties[strength];
  const picture = makePicture(`0 0 ${length} 8`, cls);
  const path = document.createElementNS(SVG, "path");
  path.style.stroke = themeColour(sign);
  if (ended) path.setAttribute("opacity", String(signs.pale));
  path.setAttribute("stroke-dasharray", sign.dashes.join(" "));
  if (hollow && signs.hollow[strength]) {
    const [outside, inside] = signs.hollow[strength];
    const rim = (outside - inside) / 2;
    const off = inside / 2 + rim / 2;
    path.setAttribute("d", `M1 ${4 - off}H${length - 1}M1 ${4 + off}H${length - 1}`);
    path.setAttribute("stroke-width", String(rim));
  } else {
    path.setAttribute("d", `M1 4H${length - 1}`);
    path.setAttribute("stroke-width", String(sign.width));
  }
  picture.append(path);
  return picture;
}
