// What stands around the drawing: toolbar, legend, text for screen readers, fit and PNG.
import { wrap } from "./graph_nodes.js";
import { beside } from "./graph_turning.js";
import { el, button, schemeOf, silhouette, stroke } from "./signs.js";

let frames = 0;

/** Build the frame, in place of any that another drawing left; the drawing goes into `host`. */
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

/** Read the theme: the canvas knows no CSS. */
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

/** Put texts, buttons and legend of this run into the frame. */
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
      : stroke(entry.strength, signs, "stroke", entry.hollow);
    item.append(sign, el("span", "", entry.label));
    return item;
  }));
}

/** The room that parties take at [id, place], names included: vis-network does not know ours. */
export function bounds(I, spots) {
  const reach = (id) => Math.max(62, ...wrap(I.raw.get(id).label).map((row) => row.length * 4));
  const ys = spots.map(([, p]) => p.y);
  return {
    x0: Math.min(...spots.map(([id, p]) => p.x - (beside(I) ? 62 : reach(id)))),
    x1: Math.max(...spots.map(([id, p]) => p.x + (beside(I) ? 190 : reach(id)))),
    y0: Math.min(...ys) - 44,
    y1: Math.max(...ys) + (beside(I) ? 44 : 74),
  };
}

/** The scale at which that room fits a window of `width` and `height` px. */
export const scaleIn = ({ x0, x1, y0, y1 }, width, height) =>
  Math.min(1.15, width / (x1 - x0), height / (y1 - y0));

/** Show all parties. */
export function fit(I) {
  const spots = Object.entries(I.net.getPositions());
  if (!spots.length || !I.host.clientWidth) return;
  const b = bounds(I, spots);
  const scale = scaleIn(b, I.host.clientWidth, I.host.clientHeight);
  const position = { x: (b.x0 + b.x1) / 2, y: (b.y0 + b.y1) / 2 };
  I.net.moveTo({ scale, position, animation: false });
}

function png(I) {
  const drawn = I.host.querySelector("canvas");
  const k = drawn.width / drawn.clientWidth;
  const whole = document.createElement("canvas");
  whole.width = drawn.width;
  whole.height = drawn.height + 64 * k;
  const ctx = whole.getContext("2d");
  ctx.fillStyle = I.paper;
  ctx.fillRect(0, 0, whole.width, whole.height);
  ctx.drawImage(drawn, 0, 0);
  ctx.fillStyle = I.ink;
  ctx.font = `${13 * k}px sans-serif`;
  ctx.fillText(I.data.caption, 12 * k, drawn.height + 22 * k);
  const legend = I.data.legend.map((entry) => entry.label).join("  ·  ");
  ctx.fillText(legend, 12 * k, drawn.height + 46 * k);
  whole.toBlob((blob) => {
    const a = el("a");
    a.href = URL.createObjectURL(blob);
    a.download = "graph.png";
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 1e4);
  });
}
