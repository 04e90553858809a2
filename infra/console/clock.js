import { say } from "./dom.js";
import { running } from "./words.js";

let ahead = 0;

/** What time the laptop says it is; it may have been moved since. */
export function heard(instant) {
  ahead = Date.parse(instant) - Date.now();
}

/** The laptop's time in milliseconds; elsewhere that of this machine. */
export const now = () => Date.now() + ahead;

/** How far the laptop's clock was moved, in milliseconds. */
export const lead = () => ahead;

/** An element's attributes that make its text count down: `%` in the words becomes the time left. */
export const countdown = (until, words) => ({ "data-until": until, "data-words": words });

/** Moves everything on the page that shows a running time. */
export function tick() {
  for (const element of document.querySelectorAll("[data-until]")) {
    say(element, element.dataset.words.replace("%", running(Date.parse(element.dataset.until) - now())));
  }
}
