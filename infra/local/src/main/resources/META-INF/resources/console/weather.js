import { byId, el, say } from "./dom.js";
import { state } from "./state.js";
import { CARRIERS, MODES } from "./words.js";

/** One choice a carrier, made once and kept in step with the laptop save while it is being used. */
export function showWeather(change) {
  const parent = byId("weather");
  say(byId("real"), state.real ? `True carriers: ${state.real}; all others are simulated.` : "All carriers are simulated.");
  if (parent.children.length === 0) {
    parent.append(...Object.keys(CARRIERS).map((carrier) => choice(carrier, change)));
  }
  for (const select of parent.querySelectorAll("select")) {
    const mode = state.weather[select.name];
    if (mode && select !== document.activeElement) select.value = mode;
    select.classList.toggle("foul", select.value !== "ok");
  }
}

function choice(carrier, change) {
  const options = Object.entries(MODES).map(([mode, words]) => el("option", { value: mode }, words));
  return el(
    "label",
    {},
    el("span", {}, CARRIERS[carrier], isSetUp(carrier) ? "" : el("span", { class: "muted small" }, " (not set up here)")),
    el("select", { name: carrier, onchange: ({ currentTarget }) => change(carrier, currentTarget.value, currentTarget) }, options),
  );
}

/** Messengers need an account of the workspace's own. */
function isSetUp(carrier) {
  const { text } = state.settings;
  switch (carrier) {
    case "alimtalk":
      return Boolean(text?.alimTalk);
    case "line":
      return Boolean(text?.line);
    default:
      return true;
  }
}
