import { byId, el, list } from "./dom.js";
import { state } from "./state.js";

/** The tour: what to do, and how to tell that it has happened. */
const STAGES = [
  { words: "Press “Mina is here”: her browser tab has sent a beat, and a lease counts down.", reached: () => state.done.has("came") },
  { words: "Press “Mina leaves”: she is offline at once.", reached: () => state.done.has("left") },
  { words: "Send Jun's reply: her phone gets a push, and the workflow waits 30 s for it to acknowledge.", reached: () => state.done.has("replied") },
  { words: "Acknowledge the push as the phone's app would: done, no text and no email. Or press +30 s instead: text and email arrive.", reached: () => state.done.has("acknowledged") || state.done.has("skipped") },
  { words: "Open the reply under “Why?”: each step, reason and cost, and one word for the outcome.", reached: () => state.done.has("looked") },
];

/** Then: reply while she is here, make a carrier refuse, or try somebody without the app. */
export function showGuide() {
  const stages = STAGES.map(({ words, reached }) => ({ words, done: reached() }));
  const next = stages.findIndex(({ done }) => !done);
  const shown = stages.map((stage, index) => ({ ...stage, index, next: index === next }));
  list(byId("guide"), shown, ({ index }) => index, ({ index, words, done, next: isNext }) =>
    el(
      "li",
      { class: done ? "done" : isNext ? "next" : "", "data-number": index + 1, "aria-current": isNext ? "step" : null },
      words,
      done ? el("span", { class: "visually-hidden" }, " (done)") : null,
    ),
  );
}
