// Keeps in every link to a page of the app in which database the reader works, and the language.
//
// A link loads the page anew: what its address does not say is lost.

const KEPT = ["private", "lang"];

/**
 * Complete the links of a page just before they are followed or copied.
 *
 * @param {EventTarget} root
 * @param {() => URL} here The address shown now.
 */
export function keepInLinks(root, here) {
  for (const kind of ["pointerdown", "click", "auxclick", "contextmenu"]) {
    root.addEventListener(kind, (event) => completeLink(event, here()), true);
  }
}

/**
 * @param {Event} event
 * @param {URL} from
 */
function completeLink(event, from) {
  const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
  if (!link || link.origin !== from.origin || link.hasAttribute("download")) return;
  const to = new URL(link.href);
  if (to.pathname.includes("/media/")) return;
  for (const name of KEPT) {
    const value = from.searchParams.get(name);
    if (value && !to.searchParams.has(name)) to.searchParams.set(name, value);
  }
  if (to.href !== link.href) link.href = to.href;
}
