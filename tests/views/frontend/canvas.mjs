// Stand-in for the browser's canvas, which Node has none of: each letter is 10 px wide.
export const LETTER = 10;

const pen = { font: "", measureText: (text) => ({ width: text.length * LETTER }) };

globalThis.document = { createElement: () => ({ getContext: () => pen }) };
