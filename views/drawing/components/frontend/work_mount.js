// Life cycle shared by both drawings of the working graph: one instance for each element.
import { drawnIn, keys, leave } from "./graph_drawing.js";
import { acts } from "./work_acts.js";
import { workFrame } from "./work_frame.js";
import { everywhere, keyActs } from "./work_keys.js";
import { boxes, chosenFrom } from "./work_select.js";

/** Return a component whose frame is extended by `more` and that draws with `update`. */
export function mounted(more, update) {
  const instances = new WeakMap();
  return function ({ data, parentElement, setStateValue, setTriggerValue }) {
    let I = drawnIn(parentElement, instances);
    if (!I) {
      I = { ...workFrame(parentElement), ...more(), chosen: new Set() };
      keys(I, (event) => keyActs(I, event));
      boxes(I);
      I.stop = everywhere(I);
      instances.set(parentElement, I);
    }
    I.data = data;
    acts(I, setStateValue, setTriggerValue);
    update(I);
    return () => leave(I, parentElement, instances);
  };
}

/** Show the selection, and announce the last step to screen readers. */
export function told(I) {
  chosenFrom(I);
  if (I.said !== I.data.stamp) I.live.textContent = I.data.said;
  I.said = I.data.stamp;
}
