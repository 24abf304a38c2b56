// What both drawings of the working graph have in common: one instance an element, and how it ends.
import { drawnIn, keys, leave } from "./graph_drawing.js";
import { acts } from "./work_acts.js";
import { workFrame } from "./work_frame.js";
import { everywhere, keyActs } from "./work_keys.js";
import { boxes, chosenFrom } from "./work_select.js";

/** Return the component that keeps what `more` adds to its frame and draws with `update`. */
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

/** Show what is chosen, and say aloud what was done since. */
export function told(I) {
  chosenFrom(I);
  if (I.said !== I.data.stamp) I.live.textContent = I.data.said;
  I.said = I.data.stamp;
}
