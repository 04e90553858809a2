import { el } from "./dom.js";
import { kindWords, money, t, wordsOf } from "./words.js";

/** What an answer says at a glance: one sentence, what was tried, and what to do. */
export function card(record, answer, currency) {
  const { outcome } = record;
  return el(
    "div",
    { class: `answer tone-${answer.tone}` },
    el(
      "p",
      { class: "verdict" },
      el("span", { class: `badge tone-${answer.tone}`, title: outcome }, wordsOf(`outcome.${outcome}`, t("outcome.open"))),
      answer.evidence ? el("span", { class: "evidence" }, t(`evidence.${answer.evidence}`)) : null,
    ),
    el("p", { class: "sentence" }, answer.sentence),
    answer.chips.length > 0 ? el("ul", { class: "chips", "aria-label": t("card.tried") }, answer.chips.map((chip) => chipOf(chip, currency))) : null,
    answer.advice.length > 0
      ? el("div", { class: "advice" }, el("h3", {}, t("card.advice")), el("ul", {}, answer.advice.map((words) => el("li", {}, words))))
      : null,
  );
}

function chipOf({ kind, tone, what, cost, late, sure }, currency) {
  return el(
    "li",
    { class: `chip tone-${tone}` },
    el("span", { class: "chip-sign", "aria-hidden": "true" }, sure ? "✓✓" : SIGNS[tone]),
    el("strong", {}, kindWords(kind)),
    ` ${what}`,
    cost > 0 ? el("span", { class: "chip-cost" }, money(cost, currency)) : null,
    late ? el("span", { class: "chip-late" }, t("card.late")) : null,
  );
}

const SIGNS = { good: "✓✓", info: "✓", warn: "…", bad: "✕", wait: "→", quiet: "–" };
