// Silhouettes and lines shared by the components. Text is inserted through textContent only.
const SVG = "http://www.w3.org/2000/svg";

/** Return an element with a class and an optional text. */
export function el(tag, cls = "", text = undefined) {
  const element = document.createElement(tag);
  if (cls) element.className = cls;
  if (text !== undefined && text !== null) element.textContent = text;
  return element;
}

/** Return a button; its label is text, never markup. */
export function button(cls, text, onclick) {
  const element = el("button", cls, text);
  element.type = "button";
  element.onclick = onclick;
  return element;
}

/** Return the colour of a sign for both themes; it follows color-scheme, also in print. */
export const ink = (sign) => `light-dark(${sign.light},${sign.dark})`;

const paths = new Map();

/** Return a silhouette for the canvas. */
export function outline(text) {
  if (!paths.has(text)) paths.set(text, new Path2D(text));
  return paths.get(text);
}

/** Return "dark" or "light", for the canvas; a shadow root inherits the color-scheme of the app. */
export const schemeOf = (node) =>
  getComputedStyle(node).colorScheme.includes("dark") ? "dark" : "light";

function svg(box, cls) {
  const element = document.createElementNS(SVG, "svg");
  element.setAttribute("viewBox", box);
  element.setAttribute("class", cls);
  element.setAttribute("aria-hidden", "true");
  return element;
}

/** Return the silhouette of a kind in its colour. */
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

/** Return the line of a strength as in the graph, hollow if it is not in a register. */
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
