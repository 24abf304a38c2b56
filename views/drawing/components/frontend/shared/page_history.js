// Entries of the browser's history, so that Back always leads to the page before.
//
// Streamlit makes an entry of every change of the parameters in the address: one for each letter of
// a search, each filter and each selection, and, on the way to another page, one of the old page
// with the parameters of the new one. Back would pass them all, with nothing to see of most.

const JOINED = 2000; // ms within which a change of parameters belongs to the change of page after it

/**
 * Let changes of the parameters alone replace the entry, and a change of page restore it first.
 *
 * @param {History} entries
 * @param {() => URL} here The address shown now.
 * @param {() => number} now Milliseconds.
 */
export function joinEntries(entries, here, now) {
  const push = entries.pushState.bind(entries);
  const replace = entries.replaceState.bind(entries);
  let before = "", changed = -Infinity;
  entries.pushState = (state, title, address) => {
    const from = here(), to = new URL(address ?? "", from);
    if (to.pathname === from.pathname) {
      before = from.href;
      changed = now();
      replace(state, title, address);
      return;
    }
    // The parameters of the new page came first, and replaced those the reader saw here.
    if (to.search === from.search && now() - changed < JOINED) replace(state, title, before);
    changed = -Infinity;
    push(state, title, address);
  };
}
