import assert from "node:assert/strict";
import { test } from "node:test";

import { joinEntries } from "../../../views/drawing/components/frontend/shared/page_history.js";
import { keepInLinks } from "../../../views/drawing/components/frontend/shared/page_links.js";

/** Return a history that begins at an address, with what a browser does to its entries. */
function makeHistory(first) {
  const entries = [first];
  const pathOf = (address) => {
    const { pathname, search } = new URL(address, "http://host");
    return pathname + search;
  };
  const history = {
    entries,
    acts: 0,
    pushState: (_state, _title, address) => entries.push(address),
    replaceState: (_state, _title, address) => { entries[entries.length - 1] = pathOf(address); },
  };
  const here = () => new URL(entries.at(-1), "http://host");
  joinEntries(history, here, () => history.acts);
  return history;
}

test("letters, filters and selections of one page make no entries", () => {
  const history = makeHistory("/");
  for (const text of ["b", "bo", "bol"]) history.pushState({}, "", `/?q=${text}`);
  assert.deepEqual(history.entries, ["/?q=bol"]);
});

test("Back leads from a hit to the search as it was", () => {
  const history = makeHistory("/?q=bol");
  history.pushState({}, "", "/?id=bol");
  history.pushState({}, "", "/company?id=bol");
  assert.deepEqual(history.entries, ["/?q=bol", "/company?id=bol"]);
});

test("Back leads from another page to the filtered list", () => {
  const history = makeHistory("/storefronts?verdict=owned");
  history.pushState({}, "", "/storefronts");
  history.pushState({}, "", "/market");
  assert.deepEqual(history.entries, ["/storefronts?verdict=owned", "/market"]);
});

test("Back leads to the page before where the next one changes its parameters at once", () => {
  const history = makeHistory("/storefront?id=bol");
  for (const text of ["add=bol", "case=north", "case=north&pick=bol"]) {
    history.pushState({}, "", `/storefront?${text}`);
  }
  history.pushState({}, "", "/graph?case=north&pick=bol");
  assert.deepEqual(history.entries, ["/storefront?id=bol", "/graph?case=north&pick=bol"]);
});

test("what the reader cleared before the next click stays cleared", () => {
  const history = makeHistory("/storefronts?verdict=owned");
  history.pushState({}, "", "/storefronts");
  history.acts += 1;
  history.pushState({}, "", "/market");
  assert.deepEqual(history.entries, ["/storefronts", "/market"]);
});

/** Return where a link of a page leads once it was touched. */
function touchLink(page, address) {
  globalThis.HTMLAnchorElement ??= class {};
  const link = new globalThis.HTMLAnchorElement();
  link.href = new URL(address, page).href;
  Object.assign(link, { origin: new URL(link.href).origin, hasAttribute: () => false });
  const listeners = {};
  keepInLinks({ addEventListener: (kind, hear) => { listeners[kind] = hear; } }, () => new URL(page));
  listeners.pointerdown({ composedPath: () => [{}, link] });
  return link.href;
}

test("a link stays in the private case and the language of its page", () => {
  const page = "http://host/storefronts?private=north&lang=id&q=lamp";
  assert.equal(touchLink(page, "company?id=a"), "http://host/company?id=a&private=north&lang=id");
});

test("a link to another place, site or file stays as it is", () => {
  const page = "http://host/storefronts?private=north";
  for (const address of ["./?private=", "./?private=south", "http://other/page", "media/a.csv"]) {
    assert.equal(touchLink(page, address), new URL(address, page).href);
  }
});

test("a link of the shared database gets nothing", () => {
  assert.equal(touchLink("http://host/market", "company?id=a"), "http://host/company?id=a");
});
