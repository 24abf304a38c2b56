// Frame of the drawing: toolbar, legend, text for screen readers, fit and PNG.
import { curve } from "./graph_curves.js";
import { nameBox } from "./graph_names.js";
import { png } from "./graph_png.js";
import { el, button, schemeOf, silhouette, stroke } from "./signs.js";

const REACH = 30; // radius in px of the sign of a party with its ring
const AIR = 14;
let frames = 0;

/** Build the frame, replacing that of an earlier drawing; the drawing goes into `host`. */
export function frame(parent) {
  for (const left of parent.querySelectorAll(".og")) left.remove();
  const F = { root: el("div", "og"), canvas: el("div", "canvas"), host: el("div", "host") };
  F.legend = el("ul", "legend");
  F.live = el("div", "sr");
  F.help = el("div", "sr");
  F.count = el("span", "count");
  F.bar = el("div", "bar");
  F.bar.setAttribute("role", "toolbar");
  F.live.setAttribute("aria-live", "polite");
  F.help.id = `og-help-${++frames}`;
  F.canvas.tabIndex = 0;
  F.canvas.setAttribute("role", "application");
  F.canvas.setAttribute("aria-describedby", F.help.id);
  F.canvas.dataset.testid = "og-canvas";
  F.bar.append(F.count);
  F.canvas.append(F.host);
  F.root.append(F.bar, F.canvas, F.legend, F.live, F.help);
  parent.append(F.root);
  return F;
}

/** Read the colours of the theme, since the canvas takes no CSS. */
export function colours(I) {
  const style = getComputedStyle(I.root);
  const value = (name) => style.getPropertyValue(name).trim();
  I.scheme = I.root.dataset.scheme = schemeOf(I.root);
  I.paper = value("--st-background-color");
  I.mark = value("--st-secondary-background-color");
  I.ink = value("--st-text-color");
  I.primary = value("--st-primary-color");
  I.font = value("--st-font") || "sans-serif";
}

/** Update texts, buttons and legend of the frame from the data of this run. */
export function dress(I) {
  const { words, caption, aria, legend, signs } = I.data;
  I.count.textContent = caption;
  I.help.textContent = words.help;
  I.canvas.setAttribute("aria-label", aria);
  I.bar.replaceChildren(
    I.count, button("", words.fit, () => fit(I)), button("", words.png, () => png(I)),
  );
  I.legend.replaceChildren(...legend.map((entry) => {
    const item = el("li");
    const sign = entry.kind
      ? silhouette(entry.kind, signs)
      : stroke(entry.strength, signs, "stroke", entry.hollow, 44, entry.ended);
    item.append(sign, el("span", "", entry.label));
    return item;
  }));
}

/** Return the bounds of parties and ties, names included, which vis-network does not know. */
export function bounds(I, at) {
  const room = { x0: Infinity, x1: -Infinity, y0: Infinity, y1: -Infinity };
  const hold = (x, y) => {
    Object.assign(room, {
      x0: Math.min(room.x0, x), x1: Math.max(room.x1, x),
      y0: Math.min(room.y0, y), y1: Math.max(room.y1, y),
    });
  };
  for (const n of I.raw.values()) {
    const p = at(n.id);
    if (!p) continue;
    const b = n.lines ? nameBox(n, I) : { x0: 0, x1: 0, y0: 0, y1: 0 };
    for (const [x, y] of [[b.x0, b.y0], [b.x1, b.y1], [-REACH, -REACH], [REACH, REACH]]) {
      hold(p.x + x, p.y + y);
    }
  }
  for (const e of I.data.edges ?? []) {
    if (!e.bend && e.from !== e.to) continue;
    const way = curve(e, at, REACH, I);
    for (const t of [0, 0.25, 0.5, 0.75, 1]) hold(way(t).x, way(t).y);
  }
  return { x0: room.x0 - AIR, x1: room.x1 + AIR, y0: room.y0 - AIR, y1: room.y1 + AIR };
}

/** Return the scale at which those bounds fit a window of `width` and `height` px. */
export const scaleIn = ({ x0, x1, y0, y1 }, width, height) =>
  Math.min(1.15, width / (x1 - x0), height / (y1 - y0));

/** Show all parties. */
export function fit(I) {
  const spots = I.net.getPositions();
  if (!Object.keys(spots).length || !I.host.clientWidth) return;
  const b = bounds(I, (id) => spots[id]);
  const scale = scaleIn(b, I.host.clientWidth, I.host.clientHeight);
  const position = { x: (b.x0 + b.x1) / 2, y: (b.y0 + b.y1) / 2 };
  I.net.moveTo({ scale, position, animation: false });
}
