// Life of a drawing: one for each mounted element, until that leaves the page for good.
/** @import { Drawing, Instances, MountElement } from "../types/drawings" */

/**
 * @template {Drawing} Kind
 * @param {Kind} drawing
 * @param {MountElement} parentElement
 * @param {Instances<Kind>} instances
 */
function destroyDrawing(drawing, parentElement, instances) {
  drawing.stopListening?.();
  drawing.stopDrawing?.();
  instances.delete(parentElement);
}

/**
 * Return the drawing in an element, or undefined if another one replaced it since.
 *
 * @template {Drawing} Kind
 * @param {MountElement} parentElement
 * @param {Instances<Kind>} instances
 */
export function findDrawing(parentElement, instances) {
  const drawing = instances.get(parentElement);
  if (!drawing || drawing.root.isConnected) return drawing;
  destroyDrawing(drawing, parentElement, instances);
  return undefined;
}

/**
 * Free the canvas once the component has left the page for good.
 *
 * @template {Drawing} Kind
 * @param {Kind} drawing
 * @param {MountElement} parentElement
 * @param {Instances<Kind>} instances
 */
export function releaseDrawing(drawing, parentElement, instances) {
  setTimeout(() => {
    if (!drawing.root.isConnected) destroyDrawing(drawing, parentElement, instances);
  }, 0);
}
