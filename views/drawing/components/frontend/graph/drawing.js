// The drawing with vis-network, shared by the graph of chains and the working graph.
/** @import { GraphDrawing } from "../types/drawings" */
import { buildEdges } from "../marks/edges.js";
import { drawLabels, forgetPlaces, renewNames, watchPointer } from "../marks/labels.js";
import { endTiesAtNames } from "../marks/names.js";
import { buildNode } from "../marks/nodes.js";
import { Network } from "../vendor/vis-network.min.mjs";
import { readTheme } from "./theme.js";

const OPTIONS = { physics: false, layout: { improvedLayout: false } };
const INTERACTION = {
  keyboard: false, hover: true, zoomView: false, selectConnectedEdges: false,
  hoverConnectedEdges: false,
};

const LEAST = 0.5; // scale below which dashes keep their size

/**
 * Keep dashes apart. vis-network draws them with round ends, which fill the gaps of a wide line:
 * "part owned" would look like "owned". Gaps that are too small to see would do the same.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} scale
 */
function keepDashes(ctx, scale) {
  const larger = Math.max(1, LEAST / scale);
  const set = CanvasRenderingContext2D.prototype.setLineDash;
  ctx.setLineDash = (lengths) => set.call(ctx, [...lengths].map((px) => px * larger));
  Object.defineProperty(ctx, "lineCap", { configurable: true, get: () => "butt", set() {} });
}

/**
 * Start the drawing.
 *
 * @template {GraphDrawing} Kind
 * @param {Kind} drawing
 * @param {object} interaction further options for interaction
 * @param {(drawing: Kind) => void} settle called first, and on a new width
 */
export function startDrawing(drawing, interaction, settle) {
  const { edges, host, nodes } = drawing;
  const options = { ...OPTIONS, interaction: { ...INTERACTION, ...interaction } };
  const net = new Network(host, { nodes, edges }, options);
  drawing.net = net;
  // so that Tab stops only at the canvas
  host.querySelector(".vis-network")?.removeAttribute("tabindex");
  net.on("beforeDrawing", (ctx) => {
    keepDashes(ctx, net.getScale());
    renewNames(drawing);
    endTiesAtNames(drawing);
  });
  net.on("afterDrawing", (ctx) => drawLabels(ctx, drawing));
  watchPointer(drawing);
  net.once("afterDrawing", () => requestAnimationFrame(() => {
    if (drawing.root.isConnected) settle(drawing);
  }));
  const sizes = new ResizeObserver(() => {
    if (host.clientWidth === drawing.width) return;
    drawing.width = host.clientWidth;
    net.redraw();
    settle(drawing);
  });
  sizes.observe(host);
  drawing.stopDrawing = () => {
    sizes.disconnect(); // it would redraw a network that is gone
    net.destroy();
  };
  drawing.root.drawing = drawing; // for the browser tests, which read positions and zoom
}

/**
 * Replace the parties and ties by those of this run.
 *
 * @param {GraphDrawing} drawing
 */
export function replaceItems(drawing) {
  const { data, edges, nodes } = drawing;
  readTheme(drawing);
  const parties = new Map(data.nodes.map((party) => [party.id, party]));
  drawing.parties = parties;
  forgetPlaces(drawing);
  nodes.remove(nodes.getIds().filter((id) => !parties.has(id)));
  nodes.update(data.nodes.map((party) => buildNode(party, drawing)));
  const drawn = buildEdges(drawing);
  const kept = new Set(drawn.map((edge) => edge.id));
  edges.remove(edges.getIds().filter((id) => !kept.has(id)));
  edges.update(drawn);
}
