import { byId, el, mark, say } from "/console/dom.js";
import { language, t } from "/console/words.js";
import { state } from "./state.js";

const CARRIERS = ["push", "alimtalk", "line", "xms", "email"];
const MODES = ["ok", "refuse", "blocked", "silent", "slow", "down"];
let spoken;

/** One choice a carrier, kept in step with the laptop save while it is being used. */
export function showWeather(change) {
  const parent = byId("weather");
  say(byId("real"), state.real ? t("weather.real", { real: state.real }) : t("weather.none"));
  if (spoken !== language()) parent.replaceChildren(...CARRIERS.map((carrier) => choice(carrier, change)));
  spoken = language();
  for (const select of parent.querySelectorAll("select")) {
    const mode = state.weather[select.name];
    if (mode && select !== document.activeElement) select.value = mode;
    select.classList.toggle("foul", select.value !== "ok");
  }
  const foul = CARRIERS.filter((carrier) => (state.weather[carrier] ?? "ok") !== "ok");
  mark(byId("weather-button"), "data-foul", foul.length > 0 ? "" : null);
  say(byId("weather-now"), foul.length === 0 ? t("weather.fair") : t("weather.foul", { count: foul.length }));
}

const choice = (carrier, change) =>
  el(
    "label",
    {},
    el("span", {}, t(`carrier.${carrier}`)),
    el("select", { name: carrier, onchange: ({ currentTarget }) => change(carrier, currentTarget.value, currentTarget) }, MODES.map((mode) => el("option", { value: mode }, t(`mode.${mode}`)))),
  );
