// The drawing itself, common to the graph beside chains and to the working graph.
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

const LEAST = 0.5; // scale from which on dashes are drawn no smaller

// vis-network gives dashes round ends, which fill the gaps of a wide line: "part owned" would be
// seen as "owned". And a gap too small to be seen is none.
function dashes(I, ctx) {
  const larger = Math.max(1, LEAST / I.net.getScale());
  const set = CanvasRenderingContext2D.prototype.setLineDash;
  ctx.setLineDash = (lengths) => set.call(ctx, lengths.map((px) => px * larger));
  Object.defineProperty(ctx, "lineCap", { configurable: true, get: () => "butt", set() {} });
}

/** Read the name of a party aloud. */
export function say(I, id) { I.live.textContent = I.raw.get(id)?.aria ?? ""; }

/** Make the picture larger or smaller around its middle. */
export function zoom(I, by) { I.net.moveTo({ scale: I.net.getScale() * by }); }

/** Answer keys of the canvas; what is not in `does` is left to the page. */
export function keys(I, does) {
  I.canvas.addEventListener("keydown", (event) => {
    const act = does(event);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** Begin to draw; `more` are further options for interaction, `settle` answers a new width. */
export function start(I, more = {}, settle = fit) {
  const interaction = { ...OPTIONS.interaction, ...more };
  I.net = new Network(I.host, { nodes: I.nodes, edges: I.edges }, { ...OPTIONS, interaction });
  I.host.querySelector(".vis-network").removeAttribute("tabindex"); // the canvas is the one stop
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
  I.root.__og = I; // the browser test asks for positions and zoom
}

/** Take over the parties and ties of this run. */
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

/** Return what is drawn in an element, undefined where another drawing took its place since. */
export function drawnIn(parentElement, instances) {
  const I = instances.get(parentElement);
  if (!I || I.root.isConnected) return I;
  end(I, parentElement, instances);
  return undefined;
}

/** Give the canvas back once the component has really left the page. */
export function leave(I, parentElement, instances) {
  setTimeout(() => { if (!I.root.isConnected) end(I, parentElement, instances); }, 0);
}
