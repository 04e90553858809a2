import { byId, say } from "./dom.js";
import { span, timeOf } from "./words.js";

let ahead = 0;

/** What time the laptop says it is; it may have been moved since. */
export function heard(now) {
  ahead = Date.parse(now) - Date.now();
}

/** The laptop's time in milliseconds. */
export const now = () => Date.now() + ahead;

/** How a countdown or a stopwatch reads now. */
function reading(element) {
  const { until, since, words } = element.dataset;
  const time = until ? Date.parse(until) - now() : now() - Date.parse(since);
  return words.replace("%", span(time));
}

/** An element's attributes that make its text count down: `%` in the words becomes the time left. */
export const countdown = (until, words) => ({ "data-until": until, "data-words": words });

/** The same, counting up. */
export const stopwatch = (since, words) => ({ "data-since": since, "data-words": words });

/** Moves everything on the page that shows a running time. */
export function tick() {
  say(byId("now"), timeOf(now()));
  say(byId("skipped"), ahead > 1500 ? ` ${span(ahead)} ahead` : "");
  say(byId("phone-time"), timeOf(now()).slice(0, 5));
  for (const element of document.querySelectorAll("[data-until], [data-since]")) {
    say(element, reading(element));
  }
}
