// Silhouettes and lines shared by the components. Text goes in through textContent only.
const SVG = "http://www.w3.org/2000/svg";

/** An element with a class and, where given, a text. */
export function el(tag, cls = "", text = undefined) {
  const element = document.createElement(tag);
  if (cls) element.className = cls;
  if (text !== undefined && text !== null) element.textContent = text;
  return element;
}

/** A button of our own words or a source's, never markup. */
export function button(cls, text, onclick) {
  const element = el("button", cls, text);
  element.type = "button";
  element.onclick = onclick;
  return element;
}

/** A sign's colour in either theme: follows color-scheme, in print too. */
export const ink = (sign) => `light-dark(${sign.light},${sign.dark})`;

const paths = new Map();

/** A silhouette for the canvas. */
export function outline(text) {
  if (!paths.has(text)) paths.set(text, new Path2D(text));
  return paths.get(text);
}

/** For the canvas only: Streamlit sets color-scheme on the app, inherited into a shadow root. */
export const schemeOf = (node) =>
  getComputedStyle(node).colorScheme.includes("dark") ? "dark" : "light";

function svg(box, cls) {
  const element = document.createElementNS(SVG, "svg");
  element.setAttribute("viewBox", box);
  element.setAttribute("class", cls);
  element.setAttribute("aria-hidden", "true");
  return element;
}

/** A kind's silhouette in its own colour. */
export function silhouette(kind, signs, cls = "sign") {
  const sign = signs.kinds[kind];
  const picture = svg("0 0 24 24", cls);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", sign.path);
  path.setAttribute("fill-rule", "evenodd");
  path.style.fill = ink(sign);
  picture.append(path);
  return picture;
}

/** A strength's line, as in the graph; hollow where it is not in a register. */
export function stroke(strength, signs, cls = "stroke", hollow = false, length = 44, ended = false) {
  const sign = signs.ties[strength];
  const picture = svg(`0 0 ${length} 8`, cls);
  const path = document.createElementNS(SVG, "path");
  path.style.stroke = ink(sign);
  if (ended) path.setAttribute("opacity", signs.pale);
  path.setAttribute("stroke-dasharray", sign.dashes.join(" "));
  if (hollow && signs.hollow[strength]) {
    const [outside, inside] = signs.hollow[strength];
    const rim = (outside - inside) / 2;
    const off = inside / 2 + rim / 2;
    path.setAttribute("d", `M1 ${4 - off}H${length - 1}M1 ${4 + off}H${length - 1}`);
    path.setAttribute("stroke-width", rim);
  } else {
    path.setAttribute("d", `M1 4H${length - 1}`);
    path.setAttribute("stroke-width", sign.width);
  }
  picture.append(path);
  return picture;
}
