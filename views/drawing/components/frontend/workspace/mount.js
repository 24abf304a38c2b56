// Life cycle shared by both drawings of the working graph: one instance for each element.
/** @import { Instances, MountElement, Run, WorkDrawing } from "../types/drawings" */
import { handleKeys } from "../graph/controls.js";
import { findDrawing, releaseDrawing } from "../graph/lifecycle.js";
import { connectPython } from "./actions.js";
import { buildWorkFrame } from "./frame.js";
import { findKeyAction, listenForUndo } from "./keys.js";
import { listenForBoxes, takeSelection } from "./selection.js";

/**
 * @template {WorkDrawing} Kind
 * @param {MountElement} parentElement
 * @param {Partial<Kind>} parts
 * @returns {Kind}
 */
function mountDrawing(parentElement, parts) {
  const frame = { ...buildWorkFrame(parentElement), ...parts, chosen: new Set() };
  const drawing = /** @type {Kind} */ (/** @type {unknown} */ (frame)); // each run sets the rest
  handleKeys(drawing, (event) => findKeyAction(drawing, event));
  listenForBoxes(drawing);
  drawing.stopListening = listenForUndo(drawing);
  return drawing;
}

/**
 * Return a component whose drawing has further `parts` and is drawn by `update`.
 *
 * @template {WorkDrawing} Kind
 * @param {() => Partial<Kind>} parts
 * @param {(drawing: Kind) => void} update
 */
export function mountCanvas(parts, update) {
  /** @type {Instances<Kind>} */
  const instances = new WeakMap();
  return (/** @type {Run<Kind["data"]>} */ run) => {
    const { data: { sheet: [data] }, parentElement } = run;
    let drawing = findDrawing(parentElement, instances);
    if (!drawing) {
      drawing = mountDrawing(parentElement, parts());
      instances.set(parentElement, drawing);
    }
    drawing.data = data;
    connectPython(drawing, run);
    update(drawing);
    const mounted = drawing;
    return () => releaseDrawing(mounted, parentElement, instances);
  };
}

/**
 * Show the selection, and announce the last step to screen readers.
 *
 * @param {WorkDrawing} drawing
 */
export function showLastStep(drawing) {
  takeSelection(drawing);
  const { said, stamp } = drawing.data;
  if (drawing.announced !== stamp) drawing.live.textContent = said;
  drawing.announced = stamp;
}
