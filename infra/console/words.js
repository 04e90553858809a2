/** The languages of the page; a table of texts for each, `text.<language>.js`. */
export const LANGUAGES = { en: "English", ko: "한국어", ja: "日本語" };

const KEPT = "followup.language";
let table = {};
let spoken = "en";

export const language = () => spoken;

/** The text of a key, its `{names}` filled in. */
export const t = (key, values = {}) =>
  (table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** Whether there are words for a key. */
export const known = (key) => key in table;

/** The words of a key, or something else where there are none. */
export const wordsOf = (key, otherwise) => (known(key) ? t(key) : otherwise);

/** Learns a language: the wanted one, else the one last chosen here, else the browser's own. */
export async function speak(wanted) {
  const tags = [wanted, kept(), ...navigator.languages];
  spoken = tags.map((tag) => tag?.slice(0, 2)).find((tag) => tag in LANGUAGES) ?? "en";
  table = (await import(`./text.${spoken}.js`)).default;
  document.documentElement.lang = spoken;
  if (wanted) keep(spoken);
  fill(document);
}

/** Puts the texts where the page asks for them, by `data-t` and its kin. */
export function fill(root) {
  for (const element of root.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const [data, attribute] of [["tLabel", "aria-label"], ["tTitle", "title"], ["tPlaceholder", "placeholder"]]) {
    const selector = `[data-${data.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}]`;
    for (const element of root.querySelectorAll(selector)) element.setAttribute(attribute, t(element.dataset[data]));
  }
}

/** A choice of the language; `changed` hears when another is spoken. */
export function languageChoice(select, changed) {
  select.replaceChildren(...Object.entries(LANGUAGES).map(([tag, name]) => new Option(name, tag, false, tag === spoken)));
  select.addEventListener("change", async () => {
    await speak(select.value);
    changed();
  });
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(tag) {
  try {
    localStorage.setItem(KEPT, tag);
  } catch {
    // Without storage it is chosen anew after a reload.
  }
}

/** The time of day, with seconds where they matter. */
export const timeOf = (instant, seconds = false) =>
  new Date(instant).toLocaleTimeString(spoken, { hour: "numeric", minute: "2-digit", second: seconds ? "2-digit" : undefined });

const dayOf = (instant) => new Date(instant).toDateString();

/** The time as people say it: today's without the day. */
export const when = (instant, now = Date.now()) =>
  dayOf(instant) === dayOf(now)
    ? timeOf(instant)
    : new Date(instant).toLocaleString(spoken, { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" });

/** A length of time in its two largest units, such as `4 min 30 s`; narrow, `4m 30s`. */
export function span(millis, unitDisplay = "short") {
  const seconds = Math.max(0, Math.round(millis / 1000));
  const parts = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  let rest = seconds;
  const shown = parts
    .map(([unit, size]) => {
      const amount = Math.floor(rest / size);
      rest -= amount * size;
      return [unit, amount];
    })
    .filter(([, amount]) => amount > 0)
    .slice(0, 2);
  return (shown.length > 0 ? shown : [["second", 0]])
    .map(([unit, amount]) => amount.toLocaleString(spoken, { style: "unit", unit, unitDisplay }))
    .map((part) => (spoken === "ja" ? part.replaceAll(" ", "") : part))
    .join(spoken === "ja" ? "" : " ");
}

/** 4:09, or 1:04:09 from an hour on: for what runs. */
export function running(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  const two = (number) => String(number).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** One post unit is one of the currency, which has won only so far. */
export const money = (units, currency = "KRW") =>
  units.toLocaleString(spoken, { style: "currency", currency, currencyDisplay: "narrowSymbol", maximumFractionDigits: 2, minimumFractionDigits: 0 });

export const list = (words) => new Intl.ListFormat(spoken, { type: "conjunction" }).format(words);

/**
 * What something goes by. Korean says it with a syllable that hangs on how the last one ends: on a
 * consonant other than ㄹ, or not; LINE is read 라인, SMS 에스엠에스.
 */
export function by(words) {
  if (spoken !== "ko") return words;
  const code = words.charCodeAt(words.length - 1) - 0xac00;
  const ends = code >= 0 && code < 11172 ? code % 28 !== 0 && code % 28 !== 8 : words.endsWith("E");
  return words + (ends ? "으로" : "로");
}

/** As one looks for them. */
export const KINDS = ["PUSH", "ALIMTALK", "LINE", "SMS", "LMS", "EMAIL"];

export const kindWords = (kind) => wordsOf(`kind.${kind}`, kind);

export const reasonWords = (reason) => wordsOf(`reason.${reason}`, reason);
