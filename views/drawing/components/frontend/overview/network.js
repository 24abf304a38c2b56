// Adapter that gives Sigma (WebGL) the few methods of vis-network that the working graph calls, so
// that selection, search, boxes and keys work the same in the overview.
/** @import { CanvasNet, Drawing, OverviewTie, Point, Pointed } from "../types/drawings" */
/** @import { PartyPoint } from "../types/sheets" */
/** @import { LineLook, PointLook } from "../vendor/graphology.umd.min.js" */
/** @import { StageEvent } from "../vendor/sigma.min.js" */
import "../vendor/graphology.umd.min.js";
import "../vendor/sigma.min.js";
import { faintColour } from "./colours.js";

const { MultiDirectedGraph } = globalThis.graphology;
const { Sigma } = globalThis;
const [LEAST_SIZE, MOST_SIZE] = [1.4, 4]; // radius of a point in px; smaller for more points
const USUAL = 26; // px of a sign where the user chose no size
const FEW = 50; // selected parties up to which their lines are highlighted
const NEAR = 12; // px from a point within which a click selects it

/**
 * @param {number[]} values
 * @returns {[number, number]}
 */
function extent(values) {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return [least, most];
}

/** Return no animation for users who prefer reduced motion. */
const motionSettings = () => (matchMedia("(prefers-reduced-motion: reduce)").matches
  ? { zoomDuration: 1, inertiaDuration: 1, doubleClickZoomingDuration: 1 } : {});

/** Return whether this browser can draw an overview. */
export const canDraw = () => Boolean(document.createElement("canvas").getContext("webgl2"));

/**
 * Return the mouse event of a click; a tap has no keys.
 *
 * @param {StageEvent} click
 */
const sourceOf = ({ event: { original } }) => ({
  srcEvent: {
    shiftKey: original.shiftKey, ctrlKey: original.ctrlKey, metaKey: original.metaKey,
  },
});

/**
 * Drawing of very many parties as points.
 *
 * @implements {CanvasNet}
 */
export class OverviewNet {
  /**
   * @param {HTMLElement} host
   * @param {Drawing} drawing
   */
  constructor(host, drawing) {
    this.drawing = drawing;
    this.graph = new MultiDirectedGraph();
    /** @type {Set<string>} */
    this.nodes = new Set();
    /** @type {Set<string>} */
    this.ties = new Set();
    this.isFramed = false;
    this.sigma = new Sigma(this.graph, host, {
      allowInvalidContainer: true, ...motionSettings(),
      labelFont: drawing.font, labelSize: 14, labelWeight: "600",
      labelColor: { color: drawing.ink }, labelDensity: 0.6,
      hideEdgesOnMove: true, zIndex: true, minCameraRatio: 0.002,
      nodeReducer: this.lookOfPoint.bind(this),
      edgeReducer: this.lookOfLine.bind(this),
      defaultDrawNodeHover: this.drawHovered.bind(this),
    });
  }

  /**
   * @param {string} id
   * @param {PointLook} look
   */
  lookOfPoint(id, look) {
    if (!this.nodes.has(id) && this.drawing.cursor !== id) return look;
    const size = Math.max(5, look.size * 2.2);
    return { ...look, size, highlighted: true, forceLabel: true, zIndex: 2 };
  }

  /**
   * @param {string} id
   * @param {LineLook} look
   */
  lookOfLine(id, look) {
    if (this.ties.has(id)) return { ...look, color: look.ink, size: 4, zIndex: 2 };
    if (!this.nodes.size || this.nodes.size > FEW) return look;
    const [from, to] = this.graph.extremities(id);
    const isNear = this.nodes.has(from) || this.nodes.has(to);
    return isNear ? { ...look, color: look.ink, size: 1.5, zIndex: 1 } : look;
  }

  /**
   * Draw a ring and the name with its kind, so that colour is never the only sign.
   *
   * @param {CanvasRenderingContext2D} ctx
   * @param {PointLook & { key: string }} look
   */
  drawHovered(ctx, { key, x, y, size: drawn, color }) {
    const { font, ink, paper, parties, primary } = this.drawing;
    const size = Math.max(drawn, 5);
    const text = parties.get(key)?.aria ?? "";
    ctx.beginPath();
    ctx.arc(x, y, size + 3, 0, 2 * Math.PI);
    ctx.fillStyle = paper;
    ctx.strokeStyle = primary;
    ctx.lineWidth = 3;
    ctx.fill();
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(x, y, size - 1, 0, 2 * Math.PI);
    ctx.fillStyle = color;
    ctx.fill();
    ctx.font = `600 14px ${font}`;
    ctx.lineWidth = 5;
    ctx.strokeStyle = paper;
    ctx.fillStyle = ink;
    ctx.strokeText(text, x + size + 7, y + 5);
    ctx.fillText(text, x + size + 7, y + 5);
  }

  /**
   * Replace parties and ties; the bounds stay the same, so that nothing moves.
   *
   * @param {PartyPoint[]} parties
   * @param {OverviewTie[]} ties
   */
  replaceItems(parties, ties) {
    const { data, ink, paper, scheme } = this.drawing;
    const size = Math.min(Math.max(170 / Math.sqrt(parties.length), LEAST_SIZE), MOST_SIZE);
    this.graph.clear();
    for (const { id, kind, label, shade = -1, size: chosen = USUAL, x, y } of parties) {
      const color = (data.shades?.[shade] ?? data.signs.kinds[kind])[scheme];
      this.graph.addNode(id, { label, x, y: -y, size: size * (chosen / USUAL), color });
    }
    for (const { id, from, strength, to } of ties) {
      const sign = data.signs.ties[strength];
      const color = faintColour(sign[scheme], paper);
      const look = { size: Math.min(sign.width, 2.5) / 3, color, ink: sign[scheme] };
      this.graph.addDirectedEdgeWithKey(id, from, to, look);
    }
    if (!this.isFramed) {
      this.isFramed = true;
      const [x, y] = [extent(parties.map((p) => p.x)), extent(parties.map((p) => -p.y))];
      this.sigma.setCustomBBox({ x, y });
    }
    this.sigma.setSetting("labelRenderedSizeThreshold", size * 3.5);
    this.sigma.setSetting("labelColor", { color: ink });
    this.sigma.refresh();
  }

  /** @param {(event: Pointed) => void} listener */
  onClick(listener) {
    this.sigma.on("clickNode", (click) => {
      listener({ nodes: [click.node], edges: [], event: sourceOf(click) });
    });
    // lines this thin are selected in the table; picking them here would need a second drawing
    this.sigma.on("clickStage", (click) => {
      listener({ nodes: this.nodesNear(click), edges: [], event: sourceOf(click) });
    });
  }

  /** @param {(event: Pick<Pointed, "nodes">) => void} listener */
  onDoubleClick(listener) {
    this.sigma.on("doubleClickNode", (click) => {
      click.preventSigmaDefault();
      listener({ nodes: [click.node] });
    });
    this.sigma.on("doubleClickStage", (click) => {
      const nodes = this.nodesNear(click);
      if (nodes.length) click.preventSigmaDefault();
      listener({ nodes });
    });
  }

  /**
   * Return the party nearest to a click, since small points are hard to hit.
   *
   * @param {StageEvent} click
   */
  nodesNear({ event }) {
    const id = this.getNodeAt(event);
    return id === undefined ? [] : [id];
  }

  /** @param {string} id */
  getPosition(id) {
    const { x, y } = this.graph.getNodeAttributes(id);
    return { x, y: -y };
  }

  getPositions(ids = this.graph.nodes()) {
    return Object.fromEntries(ids.map((id) => [id, this.getPosition(id)]));
  }

  /** @param {Point} spot */
  canvasToDOM({ x, y }) {
    return this.sigma.graphToViewport({ x, y: -y });
  }

  /** @param {Point} spot */
  DOMtoCanvas(spot) {
    const { x, y } = this.sigma.viewportToGraph(spot);
    return { x, y: -y };
  }

  getScale() {
    const [a, b] = [this.canvasToDOM({ x: 0, y: 0 }), this.canvasToDOM({ x: 1000, y: 0 })];
    return (b.x - a.x) / 1000;
  }

  getViewPosition() {
    const { width, height } = this.sigma.getDimensions();
    return this.DOMtoCanvas({ x: width / 2, y: height / 2 });
  }

  /** @param {{ scale?: number, position?: Point }} view */
  moveTo({ scale = this.getScale(), position = this.getViewPosition() }) {
    const camera = this.sigma.getCamera();
    const middle = this.sigma.viewportToFramedGraph(this.canvasToDOM(position));
    const ratio = (camera.ratio * this.getScale()) / scale;
    camera.setState({ x: middle.x, y: middle.y, ratio });
  }

  /**
   * @param {Point} spot
   * @returns {string | undefined}
   */
  getNodeAt(spot) {
    let best;
    let least = NEAR;
    for (const id of this.graph.nodes()) {
      const p = this.canvasToDOM(this.getPosition(id));
      const far = Math.hypot(p.x - spot.x, p.y - spot.y);
      if (far < least) [best, least] = [id, far];
    }
    return best;
  }

  unselectAll() {
    this.nodes = new Set();
    this.ties = new Set();
    this.redraw();
  }

  /** @param {string[]} ids */
  selectNodes(ids) {
    this.nodes = new Set(ids);
    this.redraw();
  }

  /** @param {string[]} ids */
  selectEdges(ids) {
    this.ties = new Set(ids);
    this.redraw();
  }

  /** Redraw once for all changes within a frame. */
  redraw() {
    this.sigma.scheduleRefresh({ skipIndexation: true });
  }

  destroy() {
    this.sigma.kill();
  }
}
