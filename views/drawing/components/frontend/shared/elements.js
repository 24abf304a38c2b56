// Elements of the components. Text is inserted through textContent only.

/**
 * Return an element with a class and an optional text.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function makeElement(tag, cls = "", text = undefined) {
  const element = document.createElement(tag);
  if (cls) element.className = cls;
  if (text !== undefined && text !== null) element.textContent = text;
  return element;
}

/**
 * Return a button; its label is text, never markup.
 *
 * @param {string} cls
 * @param {string | undefined} text
 * @param {() => void} onclick
 */
export function makeButton(cls, text, onclick) {
  const element = makeElement("button", cls, text);
  element.type = "button";
  element.onclick = onclick;
  return element;
}
