import { language } from "./words.js";

/**
 * An element of the page. Children that are strings become text and attributes are set as such, so
 * nothing a server said is ever read as HTML.
 */
export const el = (tag, attributes, ...children) => made(document.createElement(tag), attributes, children);

/** The same for a picture. */
export const svg = (tag, attributes, ...children) =>
  made(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

function made(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Sets a text only where it changed, so that a selection in it stays. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The same for an attribute; null takes it away. */
export function mark(element, name, value) {
  if (value === null || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

/**
 * Makes the children of `parent` those of `items`. What has not changed keeps its element, and what
 * is made anew keeps its focus and its opened details: the page is redrawn every second.
 */
export function list(parent, items, keyOf, render) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const key = String(keyOf(item));
    const picture = language() + JSON.stringify(item);
    let child = old.get(key);
    old.delete(key);
    if (child?.picture !== picture) {
      const fresh = render(item);
      fresh.dataset.key = key;
      fresh.picture = picture;
      if (child) replace(child, fresh);
      else fresh.classList.add("fresh");
      child = fresh;
    }
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
  old.forEach((child) => child.remove());
}

/** Elements that can be focused or opened carry a `data-keep` that is the same after a redrawing. */
function replace(before, after) {
  const focused = before.contains(document.activeElement) ? document.activeElement.dataset.keep : undefined;
  for (const details of before.querySelectorAll("details[data-keep]")) {
    const same = after.querySelector(`details[data-keep="${CSS.escape(details.dataset.keep)}"]`);
    if (same) same.open = details.open;
  }
  before.replaceWith(after);
  if (focused) after.querySelector(`[data-keep="${CSS.escape(focused)}"]`)?.focus();
}

const LINK = /(https?:\/\/[^\s<>"']+)/;

export const link = (url, words) => el("a", { href: url, target: "_blank", rel: "noopener" }, words);

/** A text with its web addresses made links; splitting by one group puts them at odd places. */
export const linked = (words) => words.split(LINK).map((part, index) => (index % 2 === 1 ? link(part, part) : part));
