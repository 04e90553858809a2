import { call, exchange } from "./calls.js";
import { el } from "./dom.js";
import { FORM } from "./form.js";
import { keys } from "./keys.js";
import { preview } from "./preview.js";
import { tries } from "./tries.js";
import { t, wordsOf } from "./words.js";

/** The workspace's document as a form. What the form does not know stays as it is. */
export async function openSettings(place, about) {
  const { json: document, etag } = await exchange({ path: "/v1/workspace", key: about.key }).catch((problem) => {
    about.complain(problem);
    return {};
  });
  if (!document) return;
  const general = el("p", { class: "field-error", role: "alert" });
  const form = el("form", { class: "settings", novalidate: true }, FORM.map((section) => sectionOf(section, document)), el("div", { class: "save" }, el("button", { type: "submit", class: "primary" }, t("settings.save")), general));
  const save = async (event) => {
    event.preventDefault();
    for (const error of form.querySelectorAll("[data-error]")) error.textContent = "";
    for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
    general.textContent = "";
    try {
      const body = read(form, document);
      const saved = await call({ method: "PUT", path: "/v1/workspace", key: about.key, body, etag, words: t("did.saved") });
      about.changed(saved);
      about.tell(t("did.saved"));
      await openSettings(place, about);
    } catch (problem) {
      refused(form, general, problem);
    }
  };
  form.addEventListener("submit", save);
  const beside = el("div", { class: "beside" }, preview(about, () => read(form, document), (problem) => refused(form, general, problem)), tries(about), keys(about));
  place.replaceChildren(el("h2", { class: "page-title" }, t("settings.title")), el("div", { class: "settings-page" }, form, beside));
}

function sectionOf({ name, fields }, document) {
  return el("fieldset", { class: "card" }, el("legend", {}, t(`section.${name}`)), fields.map((field) => fieldOf(field, document)));
}

const get = (document, path) => path.split(".").reduce((value, name) => value?.[name], document);

/** A field with its name, its hint and room for what the rules say of it. */
function fieldOf(field, document) {
  const { path, type } = field;
  const id = `field-${path}`;
  const value = get(document, path);
  const error = el("span", { class: "field-error", id: `${id}-error`, "data-error": path, role: "alert" });
  const words = t(`field.${path}`);
  const hint = wordsOf(`hint.${path}`, null);
  const described = `${id}-hint ${id}-error`;
  const about = [hint ? el("span", { class: "hint", id: `${id}-hint` }, hint) : null, error];
  if (type === "yes") {
    return el("div", { class: "field yes" }, el("label", {}, input(id, field, described, { type: "checkbox", checked: Boolean(value) }), el("span", {}, words)), about);
  }
  if (type === "group") {
    const box = input(id, field, described, { type: "checkbox", checked: value !== undefined && value !== null });
    const inner = el("div", { class: "group", hidden: !box.checked }, field.fields.map((each) => fieldOf(each, document)));
    box.addEventListener("change", () => (inner.hidden = !box.checked));
    return el("div", { class: "field" }, el("label", { class: "yes-label" }, box, el("span", {}, words)), about, inner);
  }
  if (type === "several") {
    return el(
      "div",
      { class: "field", role: "group", "aria-label": words },
      el("span", {}, words),
      field.options.map((option) => el("label", { class: "yes-label" }, el("input", { type: "checkbox", "data-several": path, value: option, checked: !value || value.includes(option) }), el("span", {}, wordsOf(`event.${option}`, option)))),
      about,
    );
  }
  return el("div", { class: "field" }, el("label", { for: id }, words), control(id, field, described, value), about);
}

function control(id, { path, type, options, min, max }, described, value) {
  if (type === "choice") {
    const all = value && !options.includes(value) ? [...options, value] : options;
    return el("select", { id, name: path, "data-type": type, "aria-describedby": described }, all.map((option) => el("option", { value: option, selected: option === value }, wordsOf(`option.${option}`, option))));
  }
  const attributes = type === "number" ? { type, min, max, step: 1, inputmode: "numeric" } : { type: "text" };
  return input(id, { path, type }, described, { ...attributes, value: value ?? "" });
}

const input = (id, { path, type }, described, attributes) =>
  el("input", { id, name: path, "data-type": type, "aria-describedby": described, spellcheck: "false", autocomplete: "off", ...attributes });

/** The document that the form says; empty fields are left out, and so fall back to their defaults. */
function read(form, document) {
  const made = structuredClone(document);
  delete made.billing;
  for (const field of FORM.flatMap(({ fields }) => fields)) set(made, field, form);
  return made;
}

function set(made, field, form) {
  const { path, type } = field;
  const names = path.split(".");
  const last = names.pop();
  if (type === "several") {
    const boxes = [...form.querySelectorAll(`[data-several="${path}"]`)];
    const chosen = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    put(made, names, last, chosen.length === boxes.length ? undefined : chosen);
    return;
  }
  const control = form.elements[path];
  if (type === "group") {
    put(made, names, last, control.checked ? { ...get(made, path) } : undefined);
    if (control.checked) field.fields.forEach((each) => set(made, each, form));
  } else if (type === "yes") put(made, names, last, control.checked);
  else {
    const text = control.value.trim();
    // A number that is none is for the rules to refuse, with their own words.
    const number = text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
    put(made, names, last, text === "" ? undefined : type === "number" ? number : text);
  }
}

function put(made, names, last, value) {
  let place = made;
  for (const name of names) {
    if (value === undefined && place[name] === undefined) return;
    place = place[name] ??= {};
  }
  if (value === undefined) delete place[last];
  else place[last] = value;
}

/** Each error stands at its field; what has no field stands at the button. */
function refused(form, general, problem) {
  const homeless = [];
  for (const { field, code, detail } of problem.errors) {
    const name = field.replace(/^settings\.|\[\d+\]|\.\d+$/g, "");
    const place = form.querySelector(`[data-error="${CSS.escape(name)}"]`);
    if (!place) {
      homeless.push(`${field}: ${detail ?? code}`);
      continue;
    }
    place.textContent = detail ?? code;
    form.elements[name]?.setAttribute?.("aria-invalid", "true");
  }
  if (problem.errors.length === 0 || homeless.length > 0) general.textContent = problem.status === 412 ? t("settings.changed") : [problem.errors.length === 0 ? problem.message : "", ...homeless].filter(Boolean).join("; ");
  form.querySelector("[aria-invalid]")?.focus();
}
