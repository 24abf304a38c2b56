// Entries of the browser's history, so that Back always leads to the page before.
//
// Streamlit makes an entry of every change of the parameters in the address: one for each letter of
// a search, each filter and each selection, and, on the way to another page, one of the old page
// with the parameters of the new one. Back would pass them all, with nothing to see of most.

/**
 * Let changes of the parameters alone replace the entry, and a change of page restore it first.
 *
 * A change of parameters belongs to the change of page after it, however slow the app is, unless
 * the reader did something in between.
 *
 * @param {History} entries
 * @param {() => URL} here The address shown now.
 * @param {() => number} acts How often the reader has pressed a key or the pointer so far.
 */
export function joinEntries(entries, here, acts) {
  const push = entries.pushState.bind(entries);
  const replace = entries.replaceState.bind(entries);
  let before = "", changed = -1;
  entries.pushState = (state, title, address) => {
    const from = here(), to = new URL(address ?? "", from);
    if (to.pathname === from.pathname) {
      if (changed !== acts()) before = from.href;  // else a further change after the same act
      changed = acts();
      replace(state, title, address);
      return;
    }
    // The parameters of the new page came first, and replaced those the reader saw here.
    if (to.search === from.search && acts() === changed) replace(state, title, before);
    changed = -1;
    push(state, title, address);
  };
}
