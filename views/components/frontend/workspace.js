// The graph an investigator works in: every act goes to Python, which answers with the graph
// after it. Nothing moves here but what somebody drags.
import { DataSet } from "./vendor/vis-network.min.mjs";
import { keys, leave, replace, start } from "./graph_drawing.js";
import { fit } from "./graph_frame.js";
import { acts, clicked, dragged, twice } from "./work_acts.js";
import { dressWork, workFrame } from "./work_frame.js";
import { everywhere, keyActs } from "./work_keys.js";
import { boxes, chosenFrom } from "./work_select.js";

const instances = new WeakMap();

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
  acts(I, setStateValue, setTriggerValue);
  update(I);
  return () => {
    leave(I, parentElement, instances);
    setTimeout(() => { if (!instances.has(parentElement)) I.stop(); }, 10);
  };
}
