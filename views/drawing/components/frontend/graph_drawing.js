// The drawing with vis-network, shared by the graph of chains and the working graph.
import { Network } from "./vendor/vis-network.min.mjs";
import { edges } from "./graph_edges.js";
import { colours, fit } from "./graph_frame.js";
import { labels, pointed } from "./graph_labels.js";
import { rims } from "./graph_names.js";
import { node } from "./graph_nodes.js";

const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: {
    keyboard: false, hover: true, zoomView: false, selectConnectedEdges: false,
    hoverConnectedEdges: false,
  },
};

const LEAST = 0.5; // scale below which dashes keep their size

// vis-network draws dashes with round ends, which fill the gaps of a wide line: "part owned" would
// look like "owned". Gaps that are too small to see would do the same.
function dashes(I, ctx) {
  const larger = Math.max(1, LEAST / I.net.getScale());
  const set = CanvasRenderingContext2D.prototype.setLineDash;
  ctx.setLineDash = (lengths) => set.call(ctx, lengths.map((px) => px * larger));
  Object.defineProperty(ctx, "lineCap", { configurable: true, get: () => "butt", set() {} });
}

/** Announce the name of a party to screen readers. */
export function say(I, id) { I.live.textContent = I.raw.get(id)?.aria ?? ""; }

/** Zoom around the middle of the picture. */
export function zoom(I, by) { I.net.moveTo({ scale: I.net.getScale() * by }); }

/** Handle keys of the canvas; keys that are not in `does` are left to the page. */
export function keys(I, does) {
  I.canvas.addEventListener("keydown", (event) => {
    const act = does(event);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** Start the drawing; `more` adds options for interaction, `settle` is called on a new width. */
export function start(I, more = {}, settle = fit) {
  const interaction = { ...OPTIONS.interaction, ...more };
  I.net = new Network(I.host, { nodes: I.nodes, edges: I.edges }, { ...OPTIONS, interaction });
  I.host.querySelector(".vis-network").removeAttribute("tabindex"); // so that Tab stops only at the canvas
  I.net.on("beforeDrawing", (ctx) => { dashes(I, ctx); rims(I); });
  I.net.on("afterDrawing", (ctx) => labels(ctx, I));
  pointed(I);
  I.net.once("afterDrawing", () => requestAnimationFrame(() => settle(I)));
  new ResizeObserver(() => {
    if (I.host.clientWidth === I.width) return;
    I.width = I.host.clientWidth;
    I.net.redraw();
    settle(I);
  }).observe(I.host);
  I.root.__og = I; // for the browser tests, which read positions and zoom
}

/** Replace the parties and ties by those of this run. */
export function replace(I) {
  colours(I);
  I.raw = new Map(I.data.nodes.map((n) => [n.id, n]));
  I.words = undefined;
  I.nodes.remove(I.nodes.getIds().filter((id) => !I.raw.has(id)));
  I.nodes.update(I.data.nodes.map((n) => node(n, I)));
  const list = edges(I);
  const kept = new Set(list.map((e) => e.id));
  I.edges.remove(I.edges.getIds().filter((id) => !kept.has(id)));
  I.edges.update(list);
}

function end(I, parentElement, instances) {
  I.stop?.();
  I.net?.destroy();
  instances.delete(parentElement);
}

/** Return the drawing in an element, or undefined if another one replaced it since. */
export function drawnIn(parentElement, instances) {
  const I = instances.get(parentElement);
  if (!I || I.root.isConnected) return I;
  end(I, parentElement, instances);
  return undefined;
}

/** Free the canvas once the component has left the page for good. */
export function leave(I, parentElement, instances) {
  setTimeout(() => { if (!I.root.isConnected) end(I, parentElement, instances); }, 0);
}
