import { byId, el, list } from "./dom.js";
import { state } from "./state.js";

/** The tour: what to do, and which of the things done shows that it has happened. */
const STAGES = [
  {
    words: "Press “Mina is here”: her browser tab has sent a beat, and a lease counts down.",
    by: ["came"],
  },
  {
    words: "Press “Mina leaves”: she is offline at once.",
    by: ["left"],
  },
  {
    words: "Send Jun's reply: her phone gets a push, and the workflow waits 30 s for it to acknowledge.",
    by: ["replied"],
  },
  {
    words:
      "Acknowledge the push as the phone's app would: done, no text and no email. Or press +30 s instead: text and email arrive.",
    by: ["acknowledged", "skipped"],
  },
  {
    words: "Open the reply under “Why?”: each step, reason and cost, and one word for the outcome.",
    by: ["looked"],
  },
];

/** The tour with what is behind and what comes next. */
export function showGuide() {
  const stages = STAGES.map(({ words, by }) => ({ words, done: by.some((name) => state.done.has(name)) }));
  const next = stages.findIndex(({ done }) => !done);
  const shown = stages.map((stage, index) => ({ ...stage, index, next: index === next }));
  list(byId("guide"), shown, ({ index }) => index, stageOf);
}

function stageOf({ index, words, done, next }) {
  return el(
    "li",
    {
      class: done ? "done" : next ? "next" : "",
      "data-number": index + 1,
      "aria-current": next ? "step" : null,
    },
    words,
    done ? el("span", { class: "visually-hidden" }, " (done)") : null,
  );
}
