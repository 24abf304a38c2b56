// Canvas of the working graph. Each action is sent to Python, which returns the changed graph.
// Here, only dragged parties move.
/** @import { WorkspaceDrawing } from "./types/drawings" */
import { replaceItems, startDrawing } from "./graph/drawing.js";
import { showAll } from "./graph/viewport.js";
import { forgetPlaces } from "./marks/labels.js";
import { DataSet } from "./vendor/vis-network.min.mjs";
import { expandClicked, selectClicked, sendPlaces } from "./workspace/actions.js";
import { watchCards } from "./workspace/card.js";
import { updateWorkFrame } from "./workspace/frame.js";
import { mountCanvas, showLastStep } from "./workspace/mount.js";
import { revealNew } from "./workspace/reveal.js";

/** @param {WorkspaceDrawing} drawing */
function startWorkspace(drawing) {
  startDrawing(drawing, { zoomView: true, multiselect: true }, showAll);
  const { canvas, host, net } = drawing;
  const setWheelZoom = (/** @type {boolean} */ zoomView) =>
    net.setOptions({ interaction: { zoomView } });
  setWheelZoom(false); // until the canvas has the focus
  canvas.addEventListener("focusin", () => setWheelZoom(true));
  canvas.addEventListener("focusout", () => setWheelZoom(false));
  host.addEventListener("pointerdown", () => canvas.focus({ preventScroll: true }), true);
  drawing.dim = () => forgetPlaces(drawing);
  watchCards(drawing);
  net.on("click", (event) => selectClicked(drawing, event));
  net.on("doubleClick", (event) => expandClicked(drawing, event));
  net.on("dragEnd", (event) => sendPlaces(drawing, event));
}

/** @param {WorkspaceDrawing} drawing */
function updateWorkspace(drawing) {
  const before = new Set(drawing.parties?.keys());
  drawing.ties = drawing.data.edges;
  replaceItems(drawing);
  updateWorkFrame(drawing);
  const isNew = !drawing.net;
  if (isNew) startWorkspace(drawing);
  else if (drawing.view !== drawing.data.view) showAll(drawing); // arranged again, or another graph
  else revealNew(drawing, before);
  drawing.view = drawing.data.view;
  showLastStep(drawing);
}

/** @returns {Partial<WorkspaceDrawing>} */
const makeParts = () => ({ nodes: new DataSet(), edges: new DataSet() });

export default mountCanvas(makeParts, updateWorkspace);
