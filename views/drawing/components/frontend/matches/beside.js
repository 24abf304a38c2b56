// Sources of a pair beside it, and the capture of one, in the page of captures.
/** @import { MatchDesk, MatchPair, MatchSource } from "../types/matches" */
import { makeButton, makeElement } from "../shared/elements.js";
import { refreshBar } from "./bar.js";

/**
 * Open a capture beside the pair; a click that asks for a tab or window keeps its meaning.
 *
 * @param {MatchDesk} desk
 * @param {MouseEvent} event
 * @param {string} address
 * @param {string} title
 */
export function openCapture(desk, event, address, title) {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const opener = /** @type {HTMLElement} */ (event.currentTarget);
  const { beside, sheet } = desk;
  const head = makeElement("p", "head");
  const close = makeButton("act", sheet.words.close, () => {
    closeCapture(desk);
    opener.focus();
  });
  head.append(makeElement("strong", "", title), close);
  const frame = makeElement("iframe");
  const page = new URL(address, window.location.href);
  page.searchParams.set("embed", "true");
  page.searchParams.set("lang", sheet.lang);
  const place = new URL(window.location.href).searchParams.get("private");
  if (place) page.searchParams.set("private", place);
  frame.src = page.href;
  frame.title = title;
  beside.replaceChildren(head, frame);
  beside.classList.add("framed");
  desk.root.classList.add("two");
  close.focus();
}

/**
 * @param {MatchDesk} desk
 * @param {MatchSource} source
 */
function buildSource(desk, source) {
  const { words } = desk.sheet;
  const item = makeElement("li");
  item.append(makeElement("strong", "", source.title || source.source));
  const line = makeElement("span", "source", source.source);
  item.append(line);
  if (source.capture) {
    const link = makeElement("a", "", words.capture);
    link.href = source.capture;
    link.onclick = (event) => openCapture(desk, event, source.capture, source.source);
    line.append(" · ", link);
  } else {
    line.append(` · ${words.noCapture}`);
  }
  if (source.url) {
    const live = makeElement("a", "", words.livePage);
    live.href = source.url;
    live.target = "_blank";
    live.rel = "noopener noreferrer";
    line.append(" · ", live);
  }
  return item;
}

/**
 * List the sources of both sides beside the pair.
 *
 * @param {MatchDesk} desk
 * @param {MatchPair} pair
 */
export function showSources(desk, pair) {
  const { beside, sheet } = desk;
  const head = makeElement("p", "head");
  head.append(
    makeElement("strong", "", sheet.words.captured),
    makeButton("act", sheet.words.close, () => closeCapture(desk)),
  );
  const block = makeElement("div", "list");
  pair.sides.forEach((side, at) => {
    const list = makeElement("ul");
    list.append(...pair.sources[at].map((source) => buildSource(desk, source)));
    block.append(makeElement("h3", "", side.name), list);
  });
  beside.replaceChildren(head, block);
  beside.classList.remove("framed");
  desk.root.classList.add("two");
}

/**
 * Close what is beside; return whether one was open.
 *
 * @param {MatchDesk} desk
 */
export function closeCapture(desk) {
  const wasOpen = desk.root.classList.contains("two");
  desk.beside.replaceChildren();
  desk.root.classList.remove("two");
  desk.views.delete("sources");
  refreshBar(desk);
  return wasOpen;
}
