// Full screen of the working graph, with its toolbar and legend.
/** @import { WorkDrawing } from "../types/drawings" */

/**
 * Enter full screen, or leave it. A browser that refuses shows the page as before.
 *
 * @param {WorkDrawing} drawing
 */
export function toggleFullScreen({ root }) {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void root.requestFullscreen?.().catch(() => {});
}
