// The graph on a canvas. Positions come from Python, and a click never moves anything.
import { DataSet } from "./vendor/vis-network.min.mjs";
import { drawnIn, keys, leave, replace, say, start, zoom } from "./graph_drawing.js";
import { tieOf } from "./graph_edges.js";
import { dress, fit, frame } from "./graph_frame.js";
import { settle } from "./graph_turning.js";

const instances = new WeakMap();

function step(I, by) {
  const order = [...I.raw.keys()];
  if (!order.length) return;
  const next = order[(order.indexOf(I.at) + by + order.length) % order.length];
  I.at = next;
  I.net.selectNodes([next], false);
  say(I, next);
}

const does = (I) => ({
  ArrowRight: () => step(I, 1),
  ArrowLeft: () => step(I, -1),
  Enter: () => I.at && I.pick({ kind: "entity", id: I.at }),
  "+": () => zoom(I, 1.25),
  "=": () => zoom(I, 1.25),
  "-": () => zoom(I, 0.8),
  0: () => fit(I),
});

function clicked(I, { nodes, edges: ties }) {
  if (nodes[0]) {
    say(I, nodes[0]);
    I.pick({ kind: "entity", id: nodes[0] });
  } else if (ties[0]) {
    I.pick({ kind: "tie", id: tieOf(ties[0]) });
  }
}

function mark(I) {
  const pick = I.data.pick;
  I.net.unselectAll();
  I.at = pick?.kind === "entity" && I.raw.has(pick.id) ? pick.id : undefined;
  if (I.at !== undefined) I.net.selectNodes([I.at], false);
  else if (pick?.kind === "tie" && I.edges.get(pick.id)) I.net.selectEdges([pick.id]);
}

function update(I) {
  replace(I);
  dress(I);
  const shape = JSON.stringify(I.data.nodes.map((n) => [n.id, n.x, n.y]));
  if (!I.net) {
    settle(I);
    start(I, {}, settle);
    I.net.on("click", (event) => clicked(I, event));
  } else if (shape !== I.shape) settle(I); // after a click the shape is the same
  I.shape = shape;
  mark(I);
}

export default function ({ data, parentElement, setStateValue }) {
  let I = drawnIn(parentElement, instances);
  if (!I) {
    I = { ...frame(parentElement), nodes: new DataSet(), edges: new DataSet() };
    const acts = does(I);
    keys(I, (event) => acts[event.key]);
    instances.set(parentElement, I);
  }
  I.data = data;
  I.pick = (value) => setStateValue("pick", value);
  update(I);
  return () => leave(I, parentElement, instances);
}
