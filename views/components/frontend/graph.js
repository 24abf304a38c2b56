// The graph on a canvas: positions come from Python, and never move on a click.
import { Network, DataSet } from "./vendor/vis-network.min.mjs";
import { edges, tieOf } from "./graph_edges.js";
import { colours, dress, fit, frame } from "./graph_frame.js";
import { node } from "./graph_nodes.js";

const instances = new WeakMap();
const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { keyboard: false, hover: false, zoomView: false, selectConnectedEdges: false },
};

function say(I, id) { I.live.textContent = I.raw.get(id)?.aria ?? ""; }

function step(I, by) {
  const order = [...I.raw.keys()];
  if (!order.length) return;
  const next = order[(order.indexOf(I.at) + by + order.length) % order.length];
  I.at = next;
  I.net.selectNodes([next], false);
  say(I, next);
}

function zoom(I, by) { I.net.moveTo({ scale: I.net.getScale() * by }); }

function keys(I) {
  const does = {
    ArrowRight: () => step(I, 1),
    ArrowLeft: () => step(I, -1),
    Enter: () => I.at && I.pick({ kind: "entity", id: I.at }),
    "+": () => zoom(I, 1.25),
    "=": () => zoom(I, 1.25),
    "-": () => zoom(I, 0.8),
    0: () => fit(I),
  };
  I.canvas.addEventListener("keydown", (event) => {
    const act = does[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function clicked(I, { nodes, edges: ties }) {
  if (nodes[0]) {
    say(I, nodes[0]);
    I.pick({ kind: "entity", id: nodes[0] });
  } else if (ties[0]) {
    I.pick({ kind: "tie", id: tieOf(ties[0]) });
  }
}

function start(I) {
  I.net = new Network(I.host, { nodes: I.nodes, edges: I.edges }, OPTIONS);
  I.net.on("click", (event) => clicked(I, event));
  I.net.once("afterDrawing", () => requestAnimationFrame(() => fit(I)));
  new ResizeObserver(() => {
    if (I.host.clientWidth === I.width) return;
    I.width = I.host.clientWidth;
    I.net.redraw();
    fit(I);
  }).observe(I.host);
  I.root.__og = I; // the browser test asks for positions and zoom
}

function mark(I) {
  const pick = I.data.pick;
  I.net.unselectAll();
  I.at = pick?.kind === "entity" && I.raw.has(pick.id) ? pick.id : undefined;
  if (I.at !== undefined) I.net.selectNodes([I.at], false);
  else if (pick?.kind === "tie" && I.edges.get(pick.id)) I.net.selectEdges([pick.id]);
}

function update(I) {
  colours(I);
  dress(I);
  I.raw = new Map(I.data.nodes.map((n) => [n.id, n]));
  I.nodes.update(I.data.nodes.map((n) => node(n, I)));
  I.nodes.remove(I.nodes.getIds().filter((id) => !I.raw.has(id)));
  const list = edges(I);
  const kept = new Set(list.map((e) => e.id));
  I.edges.remove(I.edges.getIds().filter((id) => !kept.has(id)));
  I.edges.update(list);
  const shape = JSON.stringify(I.data.nodes.map((n) => [n.id, n.x, n.y]));
  if (!I.net) start(I);
  else if (shape !== I.shape) fit(I); // another chain was asked for: a click alone changes no place
  I.shape = shape;
  mark(I);
}

export default function ({ data, parentElement, setStateValue }) {
  let I = instances.get(parentElement);
  if (!I) {
    I = { ...frame(parentElement), nodes: new DataSet(), edges: new DataSet() };
    keys(I);
    instances.set(parentElement, I);
  }
  I.data = data;
  I.pick = (value) => setStateValue("pick", value);
  update(I);
  return () => setTimeout(() => {
    if ((parentElement.host ?? parentElement).isConnected) return;
    I.net?.destroy();
    I.root.remove();
    instances.delete(parentElement);
  }, 0);
}
