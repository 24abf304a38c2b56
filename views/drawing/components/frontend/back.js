// Makes Back lead to the page before, and links stay in the place of the page; draws nothing.
import { joinEntries } from "./shared/page_history.js";
import { keepInLinks } from "./shared/page_links.js";

const page = /** @type {Window & { joinsEntries?: boolean }} */ (window);

export default function () {
  if (page.joinsEntries) return;
  page.joinsEntries = true;
  keepInLinks(document, () => new URL(window.location.href));
  let acts = 0;
  for (const kind of ["pointerdown", "keydown"]) {
    addEventListener(kind, () => { acts += 1; }, { capture: true, passive: true });
  }
  joinEntries(window.history, () => new URL(window.location.href), () => acts);
}
