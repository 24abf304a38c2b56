import assert from "node:assert/strict";
import { test } from "node:test";

import { countSharedEnds } from "../../../views/drawing/components/frontend/chains/path.js";

const chains = (...paths) => paths.map((path) => ({ path: [...path] }));

test("the parties that all chains share are counted from each end", () => {
  assert.deepEqual(countSharedEnds(chains("shabt", "shbct", "shact", "shdt", "shbat")), [2, 1]);
});

test("chains that share nothing have no shared ends", () => {
  assert.deepEqual(countSharedEnds(chains("ab", "bc", "cd", "de", "ef")), [0, 0]);
});

test("one party of each chain is left between its shared ends", () => {
  assert.deepEqual(countSharedEnds(chains(...Array.from({ length: 5 }, () => "abc"))), [2, 0]);
  assert.deepEqual(countSharedEnds(chains("abc", "abc", "abc", "abc", "abxc")), [2, 0]);
});

test("a short list shows its chains whole", () => {
  assert.deepEqual(countSharedEnds(chains("abc", "abc", "abc", "abc")), [0, 0]);
});
