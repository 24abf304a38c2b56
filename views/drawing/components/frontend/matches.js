// Queue of pairs that may be one party: a person judges, the next pair is there at once.
/** @import { MatchDesk, MatchPair, MatchRun } from "./types/matches" */
import { announce, hasAllNeeded } from "./matches/asking.js";
import { closeCapture, showSources } from "./matches/beside.js";
import { JUDGEMENTS, buildBar, buildHelp, refreshBar } from "./matches/bar.js";
import { buildCard } from "./matches/card.js";
import { listenForKeys, readKeysOn } from "./matches/keys.js";
import {
  currentPair, isShort, judgePair, makeQueue, movePlace, receiveSheet, takeBack,
} from "./matches/queue.js";
import { makeElement } from "./shared/elements.js";

const REST = 250; // ms without a move after which Python learns of the place
const PATIENCE = 600; // ms until Python is asked again for what a judgement changes

/** @type {WeakMap<HTMLElement | ShadowRoot, MatchDesk>} */
const desks = new WeakMap();

/**
 * The desk that was mounted last: Streamlit mounts another one where the page around it changes,
 * and what was typed or not yet written must not go with the old one.
 *
 * @type {MatchDesk | undefined}
 */
let lastDesk;

/**
 * Show the pair at the cursor, unless it is shown as it is.
 *
 * @param {MatchDesk} desk
 */
function redraw(desk) {
  const pair = currentPair(desk.queue);
  const views = `${[...desk.views].sort().join()} ${desk.sheet.blind}`;
  const drawn = pair ? `${JSON.stringify(pair)} ${views}` : "";
  if (drawn !== desk.drawn || !pair) drawPair(desk, pair);
  desk.drawn = drawn;
  refreshBar(desk);
  // What a judgement changes is worked out by Python meanwhile: it is asked until it knows.
  const knows = pair?.changes && !pair.changesOlder;
  if (pair && !knows && !desk.sheet.blind && !desk.queue.failed) askSoon(desk, PATIENCE);
}

/**
 * @param {MatchDesk} desk
 * @param {MatchPair | undefined} pair
 */
function drawPair(desk, pair) {
  const isOther = pair?.key !== desk.drawnKey;
  if (isOther) desk.why.value = "";
  desk.drawnKey = pair?.key ?? "";
  const { queue: { total }, sheet: { words } } = desk;
  const end = () => makeElement("p", "quiet end", total > 0 ? words.fetching : words.end);
  desk.card.replaceChildren(pair ? buildCard(desk, pair) : end());
  if (pair && isOther && desk.views.has("sources")) showSources(desk, pair);
}

/**
 * @param {MatchDesk} desk
 * @param {number} rest
 */
function askSoon(desk, rest) {
  window.clearTimeout(desk.asked);
  desk.asked = window.setTimeout(() => { if (desk.root.isConnected) desk.send(); }, rest);
}

/**
 * Judge the shown pair, or say what is missing first.
 *
 * @param {MatchDesk} desk
 * @param {string} letter
 */
function judge(desk, letter) {
  const { name, queue, sheet: { blind, words }, why } = desk;
  const pair = currentPair(queue);
  if (!pair || queue.failed) return;
  const judgement = JUDGEMENTS[/** @type {keyof typeof JUDGEMENTS} */ (letter)];
  const accepts = judgement === "accepted";
  if (accepts && pair.refusal) return announce(desk, pair.refusal);
  if (!hasAllNeeded(desk, accepts && pair.whyNeeded)) return;
  const offered = accepts && !blind ? pair.why : ""; // as the field shows it
  judgePair(queue, judgement, why.value.trim() || offered, name.value.trim());
  redraw(desk);
  const next = currentPair(queue);
  const said = `${words[`done_${letter}`]}: ${namesOf(pair)}.`;
  announce(desk, next ? `${said} ${words.next} ${namesOf(next)}.` : said);
  desk.send();
}

/** @param {MatchPair} pair */
function namesOf(pair) {
  return pair.sides.map((side) => side.name).join(" · ");
}

/** @param {MatchDesk} desk */
function undo(desk) {
  if (desk.queue.failed) return;
  const key = takeBack(desk.queue, desk.name.value.trim());
  announce(desk, desk.sheet.words[key ? "done_z" : "nothingBack"]);
  redraw(desk);
  if (key) desk.send();
}

/**
 * @param {MatchDesk} desk
 * @param {number} by
 */
function move(desk, by) {
  if (!movePlace(desk.queue, by)) return;
  redraw(desk);
  const pair = currentPair(desk.queue);
  announce(desk, pair ? namesOf(pair) : ""); // never why they may be one: a sample hides it
  askSoon(desk, isShort(desk.queue) ? 0 : REST);
}

/**
 * @param {MatchDesk} desk
 * @param {string} view
 */
function toggle(desk, view) {
  if (!desk.views.delete(view)) desk.views.add(view);
  else if (view === "sources") closeCapture(desk);
  const pair = currentPair(desk.queue);
  if (pair && desk.views.has("sources")) showSources(desk, pair);
  redraw(desk);
}

/**
 * @param {MatchDesk} desk
 * @returns {Record<string, () => void>}
 */
function actionsOf(desk) {
  const judging = Object.keys(JUDGEMENTS).map((letter) => [letter, () => judge(desk, letter)]);
  return {
    ...Object.fromEntries(judging),
    j: () => move(desk, 1),
    k: () => move(desk, -1),
    z: () => undo(desk),
    n: () => desk.why.focus(),
    e: () => toggle(desk, "sources"),
    c: () => toggle(desk, "group"),
    o: () => toggle(desk, "latin"),
    "?": () => buildHelp(desk).showModal(),
    Escape: () => closeCapture(desk),
  };
}

/**
 * @param {MatchRun} run
 * @returns {MatchDesk}
 */
function mountDesk({ data: { sheet: [sheet] }, parentElement }) {
  const root = makeElement("div", "matches");
  /** @type {MatchDesk} */
  const desk = {
    root, sheet, queue: lastDesk?.queue ?? makeQueue(), card: makeElement("div", "pair"), said: makeElement("p", "said"),
    place: makeElement("p", "place"), stopped: makeElement("div", "stopped"),
    why: makeElement("input"), whyLabel: makeElement("span"), name: makeElement("input"),
    buttons: new Map(), beside: makeElement("aside", "beside"), help: makeElement("dialog"),
    views: new Set(), keysOn: readKeysOn(), drawn: "", drawnKey: "", send: () => {}, redraw: () => redraw(desk), asked: 0,
  };
  const main = makeElement("div", "main"), actions = actionsOf(desk);
  desk.said.setAttribute("role", "status");
  desk.stopped.setAttribute("role", "alert");
  desk.beside.setAttribute("aria-label", sheet.words.captured);
  desk.name.value = lastDesk?.name.value || sheet.author;
  lastDesk = desk;
  main.append(desk.place, desk.stopped, desk.card, desk.said, buildBar(desk, actions));
  root.append(main, desk.beside, buildHelp(desk));
  parentElement.append(root);
  listenForKeys(desk, actions);
  return desk;
}

/**
 * Show the queue of this run; what was judged meanwhile stays judged.
 *
 * @param {MatchRun} run
 */
export default function (run) {
  const { data: { sheet: [sheet] }, parentElement, setTriggerValue } = run;
  const desk = desks.get(parentElement) ?? mountDesk(run);
  desks.set(parentElement, desk);
  desk.sheet = sheet;
  desk.send = () => {
    window.clearTimeout(desk.asked);
    const { attempt, cursor, pending, session } = desk.queue;
    setTriggerValue("work", { session, attempt, at: cursor, commands: pending });
    refreshBar(desk);
  };
  if (!desk.name.value) desk.name.value = sheet.author;
  receiveSheet(desk.queue, sheet);
  redraw(desk);
}
