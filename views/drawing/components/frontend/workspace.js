// Canvas of the working graph. Each action is sent to Python, which returns the changed graph.
// Here, only dragged parties move.
import { DataSet } from "./vendor/vis-network.min.mjs";
import { replace, start } from "./graph_drawing.js";
import { fit } from "./graph_frame.js";
import { clicked, dragged, twice } from "./work_acts.js";
import { dressWork } from "./work_frame.js";
import { mounted, told } from "./work_mount.js";

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
  else if (I.view !== I.data.view) fit(I); // arranged again, or another graph
  I.view = I.data.view;
  told(I);
}

export default mounted(() => ({ nodes: new DataSet(), edges: new DataSet() }), update);
