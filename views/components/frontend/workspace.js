// The graph an investigator works in: every act goes to Python, which answers with the graph
// after it. Nothing moves here but what somebody drags.
import { DataSet } from "./vendor/vis-network.min.mjs";
import { keys, leave, replace, start } from "./graph_drawing.js";
import { tieOf } from "./graph_edges.js";
import { fit } from "./graph_frame.js";
import { everywhere, keyActs } from "./work_keys.js";
import { expand } from "./work_menu.js";
import { boxes, choose, chosenFrom, mark, toggle } from "./work_select.js";
import { dressWork, workFrame } from "./work_frame.js";

const instances = new WeakMap();
const TWICE = 240; // ms within which a second click makes a double one

function clicked(I, { nodes, edges, event }) {
  const source = event?.srcEvent ?? {};
  clearTimeout(I.once);
  mark(I); // vis-network has made its own choice
  I.once = setTimeout(() => {
    if (nodes[0] && (source.shiftKey || source.ctrlKey || source.metaKey)) toggle(I, nodes[0]);
    else if (nodes[0]) choose(I, [nodes[0]]);
    else if (edges[0]) choose(I, [], tieOf(edges[0]));
    else choose(I, []);
  }, TWICE);
}

function twice(I, { nodes }) {
  clearTimeout(I.once);
  if (nodes[0]) expand(I, nodes[0]);
}

function dragged(I, { nodes }) {
  if (!nodes.length) return;
  const spots = {};
  for (const [id, p] of Object.entries(I.net.getPositions(nodes))) {
    spots[id] = [Math.round(p.x), Math.round(p.y)];
    Object.assign(I.raw.get(id), { x: spots[id][0], y: spots[id][1] });
  }
  mark(I);
  I.act("move", { spots });
}

function begin(I) {
  start(I, { zoomView: true, multiselect: true });
  I.net.setOptions({ interaction: { zoomView: false } }); // until the canvas has the focus
  I.canvas.addEventListener("focusin", () => I.net.setOptions({ interaction: { zoomView: true } }));
  I.canvas.addEventListener("focusout", () => I.net.setOptions({ interaction: { zoomView: false } }));
  I.host.addEventListener("pointerdown", () => I.canvas.focus({ preventScroll: true }), true);
  I.net.on("click", (event) => clicked(I, event));
  I.net.on("doubleClick", (event) => twice(I, event));
  I.net.on("dragEnd", (event) => dragged(I, event));
}

function update(I) {
  replace(I);
  dressWork(I);
  if (!I.net) begin(I);
  else if (I.view !== I.data.view) fit(I); // placed anew, or another graph
  I.view = I.data.view;
  chosenFrom(I);
  if (I.said !== I.data.stamp) I.live.textContent = I.data.said;
  I.said = I.data.stamp;
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  let I = instances.get(parentElement);
  if (!I) {
    I = { ...workFrame(parentElement), nodes: new DataSet(), edges: new DataSet() };
    I.chosen = new Set();
    keys(I, (event) => keyActs(I, event));
    boxes(I);
    I.stop = everywhere(I);
    instances.set(parentElement, I);
  }
  I.data = data;
  I.pick = (value) => setStateValue("pick", value);
  I.act = (act, more = {}) => setTriggerValue("act", { act, ...more });
  update(I);
  return () => {
    leave(I, parentElement, instances);
    setTimeout(() => { if (!instances.has(parentElement)) I.stop(); }, 10);
  };
}
