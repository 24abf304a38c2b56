// Queue of pairs to judge: the part of it that the browser holds, and judgements not yet written.
/** @import { MatchCommand, MatchPair, MatchQueue, MatchSheet } from "../types/matches" */

const FEW = 10; // pairs ahead below which more are asked for

/**
 * Return an empty queue.
 *
 * @returns {MatchQueue}
 */
export function makeQueue() {
  return {
    name: "", session: "", pairs: new Map(), order: [], first: 0, total: 0, cursor: "", begin: "",
    pending: [], number: 0, attempt: 0, failed: null, undo: [],
  };
}

/**
 * @param {MatchQueue} queue
 * @param {string} wanted
 */
const firstKey = (queue, wanted) =>
  queue.order.includes(wanted) ? wanted : (queue.order[0] ?? "");

/**
 * @param {MatchQueue} queue
 * @param {number} place
 */
const keyNear = (queue, place) =>
  queue.order[Math.min(Math.max(place, 0), queue.order.length - 1)] ?? "";

/**
 * Take what Python sent: a window of the queue, and how far the judgements are written.
 *
 * @param {MatchQueue} queue
 * @param {MatchSheet} sheet
 */
export function receiveSheet(queue, sheet) {
  if (queue.session !== sheet.session) {
    Object.assign(queue, makeQueue(), { session: sheet.session, number: sheet.done });
  }
  const place = queue.order.indexOf(queue.cursor);
  // Who has not moved yet begins with what comes first now, should the order have changed.
  const isNew = queue.name !== sheet.queue || (!!queue.begin && queue.cursor === queue.begin);
  queue.name = sheet.queue;
  queue.pending = queue.pending.filter((command) => command.number > sheet.done);
  queue.failed = sheet.failed && sheet.failed.attempt >= queue.attempt ? sheet.failed : null;
  queue.undo = sheet.undo;
  for (const pair of sheet.pairs) queue.pairs.set(pair.key, pair);
  const judged = judgedKeys(queue);
  const sent = sheet.pairs.map((pair) => pair.key);
  queue.order = sent.filter((key) => !judged.has(key));
  queue.first = sheet.first;
  queue.total = sheet.total - (sent.length - queue.order.length);
  keepReturned(queue, place);
  const kept = !isNew && queue.order.includes(queue.cursor);
  if (!kept) queue.cursor = isNew ? firstKey(queue, sheet.at) : keyNear(queue, place);
  queue.begin = isNew ? queue.cursor : "";
  forgetFarPairs(queue);
}

/**
 * Return the keys of the pairs whose last command that is not yet written judges them.
 *
 * @param {MatchQueue} queue
 */
function judgedKeys(queue) {
  /** @type {Set<string>} */
  const keys = new Set();
  for (const { act, key } of queue.pending) {
    if (act === "judge") keys.add(key);
    else keys.delete(key);
  }
  return keys;
}

/**
 * Keep the shown pair in the queue while its "take back" is on its way to Python.
 *
 * @param {MatchQueue} queue
 * @param {number} place
 */
function keepReturned(queue, place) {
  const last = queue.pending.findLast((command) => command.key === queue.cursor);
  if (last?.act !== "back" || queue.order.includes(queue.cursor)) return;
  queue.order.splice(Math.max(place, 0), 0, queue.cursor);
  queue.total += 1;
}

/** @param {MatchQueue} queue */
function forgetFarPairs(queue) {
  const held = new Set([...queue.order, ...queue.undo, ...queue.pending.map((c) => c.key)]);
  for (const key of queue.pairs.keys()) if (!held.has(key)) queue.pairs.delete(key);
}

/**
 * Return the pair that is shown, undefined if none is left.
 *
 * @param {MatchQueue} queue
 * @returns {MatchPair | undefined}
 */
export const currentPair = (queue) => queue.pairs.get(queue.cursor);

/**
 * Return the place of the shown pair in the whole queue, counted from 1.
 *
 * @param {MatchQueue} queue
 */
export const placeOf = (queue) => queue.first + queue.order.indexOf(queue.cursor) + 1;

/**
 * Judge the shown pair and go to the next one.
 *
 * @param {MatchQueue} queue
 * @param {string} judgement
 * @param {string} why
 * @param {string} author
 * @returns {MatchCommand}
 */
export function judgePair(queue, judgement, why, author) {
  const key = queue.cursor, place = queue.order.indexOf(key);
  const command = addCommand(queue, { act: "judge", key, judgement, why, author });
  queue.order.splice(place, 1);
  queue.total -= 1;
  queue.undo = [...queue.undo, key];
  queue.cursor = keyNear(queue, place);
  return command;
}

/**
 * Add a command that changes something else: one of a group, or taking back a certain judgement.
 *
 * @param {MatchQueue} queue
 * @param {Omit<MatchCommand, "number">} command
 * @returns {MatchCommand}
 */
export function addCommand(queue, command) {
  queue.begin = "";
  queue.number += 1;
  const numbered = { number: queue.number, ...command };
  queue.pending.push(numbered);
  return numbered;
}

/**
 * Take back the last judgement, and show its pair again; return its key, "" if there is none.
 *
 * @param {MatchQueue} queue
 * @param {string} author
 */
export function takeBack(queue, author) {
  const key = queue.undo.at(-1) ?? "";
  if (!key) return "";
  queue.undo = queue.undo.slice(0, -1);
  addCommand(queue, { act: "back", key, judgement: "", why: "", author });
  if (queue.pairs.has(key) && !queue.order.includes(key)) {
    queue.order.splice(Math.max(queue.order.indexOf(queue.cursor), 0), 0, key);
    queue.total += 1;
  }
  if (queue.order.includes(key)) queue.cursor = key;
  return key;
}

/**
 * Go to another pair without judging; return whether there is one.
 *
 * @param {MatchQueue} queue
 * @param {number} by
 */
export function movePlace(queue, by) {
  const next = queue.order[queue.order.indexOf(queue.cursor) + by];
  if (next === undefined) return false;
  queue.begin = "";
  queue.cursor = next;
  return true;
}

/**
 * Go to the next pair that is none of these, which are about to leave the queue.
 *
 * @param {MatchQueue} queue
 * @param {string[]} keys
 */
export function movePast(queue, keys) {
  const place = queue.order.indexOf(queue.cursor);
  const later = queue.order.slice(place + 1), earlier = queue.order.slice(0, place).reverse();
  queue.cursor = [...later, ...earlier].find((key) => !keys.includes(key)) ?? queue.cursor;
}

/**
 * Leave out the command that failed, and put its pair back into the queue.
 *
 * @param {MatchQueue} queue
 */
export function dropFailed(queue) {
  const failed = queue.failed;
  if (!failed) return;
  queue.pending = queue.pending.filter((command) => command.number !== failed.number);
  queue.undo = queue.undo.filter((key) => key !== failed.key);
  if (queue.pairs.has(failed.key) && !queue.order.includes(failed.key)) {
    queue.order.splice(Math.max(queue.order.indexOf(queue.cursor), 0), 0, failed.key);
    queue.total += 1;
  }
  if (queue.order.includes(failed.key)) queue.cursor = failed.key;
  tryAgain(queue);
}

/**
 * Let the judgements that wait be written once more.
 *
 * @param {MatchQueue} queue
 */
export function tryAgain(queue) {
  queue.failed = null;
  queue.attempt += 1;
}

/**
 * Whether the end of the part that is held comes near, and there is more.
 *
 * @param {MatchQueue} queue
 */
export function isShort(queue) {
  const place = queue.order.indexOf(queue.cursor);
  const before = place < 2 && queue.first > 0;
  const held = queue.first + queue.order.length;
  return before || (queue.order.length - place < FEW && held < queue.total);
}
