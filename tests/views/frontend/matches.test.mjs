import assert from "node:assert/strict";
import { test } from "node:test";

import { letterOf } from "../../../views/drawing/components/frontend/matches/keys.js";
import {
  currentPair, dropFailed, judgePair, makeQueue, movePast, movePlace, placeOf, receiveSheet, takeBack,
} from "../../../views/drawing/components/frontend/matches/queue.js";

const makeSheet = (keys, more = {}) => ({
  session: "one", queue: "likely", pairs: [...keys].map((key) => ({ key })), first: 0,
  total: keys.length, at: keys[0], done: 0, failed: null, undo: [], ...more,
});

function openQueue(keys) {
  const queue = makeQueue();
  receiveSheet(queue, makeSheet(keys));
  return queue;
}

test("a judged pair gives way to the next one, and stays away while it is written", () => {
  const queue = openQueue("abc");
  judgePair(queue, "accepted", "", "EV");
  assert.equal(currentPair(queue).key, "b");
  receiveSheet(queue, makeSheet("abc"));
  assert.deepEqual([currentPair(queue).key, placeOf(queue), queue.total], ["b", 1, 2]);
});

test("what is written is sent no more", () => {
  const queue = openQueue("abc");
  judgePair(queue, "accepted", "", "EV");
  judgePair(queue, "rejected", "", "EV");
  receiveSheet(queue, makeSheet("bc", { done: 1, undo: ["a"] }));
  assert.deepEqual(queue.pending.map((c) => [c.number, c.key]), [[2, "b"]]);
  assert.equal(currentPair(queue).key, "c");
});

test("a pair that was taken back is shown again at once", () => {
  const queue = openQueue("abc");
  judgePair(queue, "accepted", "", "EV");
  assert.equal(takeBack(queue, "EV"), "a");
  assert.equal(currentPair(queue).key, "a");
  receiveSheet(queue, makeSheet("bc", { done: 1, undo: ["a"] }));
  assert.equal(currentPair(queue).key, "a");
});

test("a judgement that failed stops the others until its pair is put back", () => {
  const queue = openQueue("abc");
  judgePair(queue, "accepted", "", "EV");
  judgePair(queue, "accepted", "", "EV");
  const failed = { number: 1, attempt: 0, key: "a", text: "no" };
  receiveSheet(queue, makeSheet("abc", { failed }));
  assert.equal(queue.failed.number, 1);
  dropFailed(queue);
  assert.deepEqual(queue.pending.map((c) => c.key), ["b"]);
  assert.equal(currentPair(queue).key, "a");
  receiveSheet(queue, makeSheet("abc", { failed }));
  assert.equal(queue.failed, null, "the older answer says nothing of the new attempt");
});

test("moving judges nothing, and ends at the ends", () => {
  const queue = openQueue("ab");
  assert.equal(movePlace(queue, -1), false);
  assert.equal(movePlace(queue, 1), true);
  assert.equal(movePlace(queue, 1), false);
  assert.deepEqual([currentPair(queue).key, queue.pending.length], ["b", 0]);
});

test("after a group comes the next pair that is not of it, else the last before it", () => {
  for (const [keys, group, shown] of [["abcd", "bc", "d"], ["abc", "bc", "a"], ["bc", "bc", "b"]]) {
    const queue = openQueue(keys);
    queue.cursor = "b";
    movePast(queue, [...group]);
    assert.equal(queue.cursor, shown);
  }
});

test("a key that is held judges one pair only; a shortcut of the browser none", () => {
  assert.equal(letterOf({ key: "S" }), "s");
  assert.equal(letterOf({ key: "s", repeat: true }), "");
  assert.equal(letterOf({ key: "j", repeat: true }), "j");
  assert.equal(letterOf({ key: "s", ctrlKey: true }), "");
});

test("who has not moved begins with what comes first now; who has stays", () => {
  const queue = openQueue("abc");
  receiveSheet(queue, makeSheet("cab"));
  assert.equal(currentPair(queue).key, "c");
  movePlace(queue, 1);
  receiveSheet(queue, makeSheet("bac"));
  assert.equal(currentPair(queue).key, "a");
});
