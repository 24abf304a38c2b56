// Makes Back lead to the page before; draws nothing.
import { joinEntries } from "./shared/page_history.js";

const page = /** @type {Window & { joinsEntries?: boolean }} */ (window);

export default function () {
  if (page.joinsEntries) return;
  page.joinsEntries = true;
  joinEntries(window.history, () => new URL(window.location.href), () => performance.now());
}
