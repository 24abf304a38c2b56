// The first page gives way to the app as soon as the app has its own search field, or has anything
// else to say; what was typed goes along.
const MOST_SECONDS = 20;

/** @param {HTMLInputElement} field @param {string} text */
function type(field, text) {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  setter?.call(field, text); // React hears only what goes past its own property
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {HTMLElement} first @param {HTMLInputElement} typed */
function giveWay(first, typed) {
  const field = /** @type {HTMLInputElement | null} */ (
    document.querySelector("#root .st-key-q input")
  );
  const here = document.activeElement === typed;
  const caret = typed.selectionStart ?? typed.value.length;
  first.remove();
  if (!field) return;
  if (typed.value !== typed.defaultValue) type(field, typed.value);
  if (!here) return;
  field.focus();
  field.setSelectionRange(caret, caret);
}

/** Whether the app shows its search field, or a dialog, or the end of a page that has no field. */
function isThere() {
  const has = (/** @type {string} */ shown) => document.querySelector(`#root ${shown}`) !== null;
  if (has(".st-key-q input") || document.querySelector("[role=dialog]")) return true;
  return has(".st-key-footer") && !has(".st-key-start");
}

function waitForApp() {
  const first = document.getElementById("first_page");
  const typed = first?.querySelector("input");
  if (!first || !typed) return;
  first.hidden = false;
  typed.focus();
  typed.setSelectionRange(typed.value.length, typed.value.length);
  const seen = new MutationObserver(() => {
    if (isThere()) end();
  });
  const late = setTimeout(end, MOST_SECONDS * 1000);
  function end() {
    seen.disconnect();
    clearTimeout(late);
    giveWay(/** @type {HTMLElement} */ (first), /** @type {HTMLInputElement} */ (typed));
  }
  seen.observe(document.body, { childList: true, subtree: true });
}

waitForApp();
