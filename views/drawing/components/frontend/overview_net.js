// Adapter that gives Sigma (WebGL) the few methods of vis-network that the working graph calls, so
// that selection, search, boxes and keys work the same in the overview.
import "./vendor/graphology.umd.min.js";
import "./vendor/sigma.min.js";

const { MultiDirectedGraph } = globalThis.graphology;
const { Sigma } = globalThis;
const POINTS = [1.4, 4]; // radius of a point in px; smaller for more points
const FAINT = 0.2; // strength of a line's colour without a selection
const FEW = 50; // selected parties up to which their lines are highlighted

const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

/** Return a colour mixed with the paper; real transparency of many lines would add up. */
function faint(ink, paper) {
  const under = parts(paper);
  const mixed = parts(ink).map((value, i) => Math.round(value * FAINT + under[i] * (1 - FAINT)));
  return `rgb(${mixed.join(",")})`;
}

function extent(values) {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return [least, most];
}

/** Return no animation for users who prefer reduced motion. */
const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches
  ? { zoomDuration: 1, inertiaDuration: 1, doubleClickZoomingDuration: 1 } : {});

/** Return whether this browser can draw an overview. */
export const canDraw = () => Boolean(document.createElement("canvas").getContext("webgl2"));

/** Drawing of very many parties as points. */
export class OverviewNet {
  constructor(host, I) {
    this.I = I;
    this.graph = new MultiDirectedGraph();
    this.nodes = new Set();
    this.ties = new Set();
    this.sigma = new Sigma(this.graph, host, {
      allowInvalidContainer: true, ...motion(),
      labelFont: I.font, labelSize: 14, labelWeight: "600", labelColor: { color: I.ink },
      labelDensity: 0.6,
      hideEdgesOnMove: true, zIndex: true, minCameraRatio: 0.002,
      nodeReducer: (id, a) => this.point(id, a),
      edgeReducer: (id, a) => this.line(id, a),
      defaultDrawNodeHover: (ctx, data) => this.hovered(ctx, data),
    });
  }

  point(id, a) {
    if (!this.nodes.has(id) && this.I.cursor !== id) return a;
    return { ...a, size: Math.max(5, a.size * 2.2), highlighted: true, forceLabel: true, zIndex: 2 };
  }

  line(id, a) {
    if (this.ties.has(id)) return { ...a, color: a.ink, size: 4, zIndex: 2 };
    if (!this.nodes.size || this.nodes.size > FEW) return a;
    const [from, to] = this.graph.extremities(id);
    const near = this.nodes.has(from) || this.nodes.has(to);
    return near ? { ...a, color: a.ink, size: 1.5, zIndex: 1 } : a;
  }

  /** Draw a ring and the name with its kind, so that colour is never the only sign. */
  hovered(ctx, { key, x, y, size: drawn, color }) {
    const size = Math.max(drawn, 5);
    const n = this.I.raw.get(key);
    ctx.beginPath();
    ctx.arc(x, y, size + 3, 0, 2 * Math.PI);
    ctx.fillStyle = this.I.paper;
    ctx.strokeStyle = this.I.primary;
    ctx.lineWidth = 3;
    ctx.fill();
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(x, y, size - 1, 0, 2 * Math.PI);
    ctx.fillStyle = color;
    ctx.fill();
    ctx.font = `600 14px ${this.I.font}`;
    ctx.lineWidth = 5;
    ctx.strokeStyle = this.I.paper;
    ctx.fillStyle = this.I.ink;
    ctx.strokeText(n?.aria ?? "", x + size + 7, y + 5);
    ctx.fillText(n?.aria ?? "", x + size + 7, y + 5);
  }

  /** Replace parties and ties; the bounds stay the same, so that nothing moves. */
  replace(nodes, edges) {
    const { signs } = this.I.data;
    const { scheme } = this.I;
    const size = Math.min(Math.max(170 / Math.sqrt(nodes.length), POINTS[0]), POINTS[1]);
    this.graph.clear();
    for (const n of nodes) {
      const color = signs.kinds[n.kind][scheme];
      this.graph.addNode(n.id, { label: n.label, x: n.x, y: -n.y, size, color });
    }
    for (const e of edges) {
      const sign = signs.ties[e.strength];
      const ink = sign[scheme];
      const drawn = { size: Math.min(sign.width, 2.5) / 3, color: faint(ink, this.I.paper), ink };
      this.graph.addDirectedEdgeWithKey(e.id, e.from, e.to, drawn);
    }
    if (!this.framed) {
      this.framed = { x: extent(nodes.map((n) => n.x)), y: extent(nodes.map((n) => -n.y)) };
      this.sigma.setCustomBBox(this.framed);
    }
    this.sigma.setSetting("labelRenderedSizeThreshold", size * 3.5);
    this.sigma.setSetting("labelColor", { color: this.I.ink });
    this.sigma.refresh();
  }

  on(name, does) {
    if (name === "click") {
      const event = (e) => ({ srcEvent: e.event.original });
      this.sigma.on("clickNode", (e) => does({ nodes: [e.node], edges: [], event: event(e) }));
      // lines this thin are selected in the table; picking them here would need a second drawing
      this.sigma.on("clickStage", (e) => does({ nodes: this.near(e), edges: [], event: event(e) }));
    }
    if (name === "doubleClick") {
      this.sigma.on("doubleClickNode", (e) => { e.preventSigmaDefault(); does({ nodes: [e.node] }); });
      this.sigma.on("doubleClickStage", (e) => {
        const nodes = this.near(e);
        if (nodes.length) e.preventSigmaDefault();
        does({ nodes });
      });
    }
  }

  /** Return the party nearest to a click, since small points are hard to hit. */
  near({ event }) {
    const id = this.getNodeAt(event);
    return id === undefined ? [] : [id];
  }

  getPosition(id) {
    const n = this.graph.getNodeAttributes(id);
    return { x: n.x, y: -n.y };
  }

  getPositions(ids = this.graph.nodes()) {
    return Object.fromEntries(ids.map((id) => [id, this.getPosition(id)]));
  }

  canvasToDOM({ x, y }) { return this.sigma.graphToViewport({ x, y: -y }); }

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

  moveTo({ scale = this.getScale(), position = this.getViewPosition() }) {
    const camera = this.sigma.getCamera();
    const middle = this.sigma.viewportToFramedGraph(this.canvasToDOM(position));
    const ratio = (camera.ratio * this.getScale()) / scale;
    camera.setState({ x: middle.x, y: middle.y, ratio });
  }

  getNodeAt(spot) {
    let best;
    let least = 12;
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

  selectNodes(ids) { this.nodes = new Set(ids); this.redraw(); }

  selectEdges(ids) { this.ties = new Set(ids); this.redraw(); }

  /** Redraw once for all changes within a frame. */
  redraw() { this.sigma.scheduleRefresh({ skipIndexation: true }); }

  setOptions() {}

  destroy() { this.sigma.kill(); }
}
