// The tables of texts: no key lacks a language, none is without use, none is asked for that is not there.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { spoken } from "./spoken.js";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const FOLDERS = ["infra/console", "infra/local/src/main/resources/META-INF/resources", "infra/local/src/main/resources/META-INF/resources/play"];
const LANGUAGES = ["en", "ko", "ja"];
const tables = Object.fromEntries(await Promise.all(LANGUAGES.map(async (language) => [language, (await import(`../text.${language}.js`)).default])));
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(`${ROOT}/${folder}`)
    .filter((name) => /\.(js|html)$/.test(name) && !/^text\./.test(name))
    .map((name) => readFileSync(`${ROOT}/${folder}/${name}`, "utf8")),
).join("\n");
const asked = [
  ...sources.matchAll(/\b(?:t|wordsOf|tallies)\(\s*"([^"]+)"/g),
  ...sources.matchAll(/data-t(?:-[a-z]+)?="([^"]+)"/g),
].map(([, key]) => key);

test("every language has every key", () => {
  for (const language of LANGUAGES) assert.deepEqual(Object.keys(tables[language]).sort(), Object.keys(tables.en).sort(), language);
});

test("every language fills in the same names", () => {
  const names = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
  for (const [key, text] of Object.entries(tables.en)) {
    for (const language of LANGUAGES) {
      assert.deepEqual(names(tables[language][key]).filter((name) => name !== "who"), names(text).filter((name) => name !== "who"), `${language} ${key}`);
    }
  }
});

test("no text is empty, and none was left in English", () => {
  const same = /^[^a-z]*$|Haru Coffee|Solapi|LINE|SMS|LMS|NHN|Chatwoot|Webhook|r-90210|Web발신|^curl$/i;
  for (const [key, text] of Object.entries(tables.en)) {
    for (const language of ["ko", "ja"]) {
      assert.notEqual(tables[language][key].trim(), "", `${language} ${key}`);
      if (!same.test(text.replace(/\{\w+\}/g, ""))) assert.notEqual(tables[language][key], text, `${language} ${key}`);
    }
  }
});

test("every text that is asked for is there", () => {
  assert.ok(asked.length > 150, `only ${asked.length} found`);
  assert.deepEqual(asked.filter((key) => !(key in tables.en)), []);
});

test("every reason, kind and outcome of the contract has words", () => {
  const java = readFileSync(`${ROOT}/functions/domain/src/main/java/io/followup/domain/outcome/Reason.java`, "utf8");
  const reasons = [...java.matchAll(/^ {2}([A-Z_]+)(?:\(.*)?[,;]?$/gm)].map(([, name]) => `reason.${name.toLowerCase().replaceAll("_", "-")}`);
  assert.ok(reasons.length > 40);
  const contract = readFileSync(`${ROOT}/events/openapi.yaml`, "utf8");
  const words = (schema) => new RegExp(`^    ${schema}:[\\s\\S]*?enum: \\[([^\\]]+)\\]`, "m").exec(contract)[1].split(",").map((word) => word.trim());
  const keys = [...reasons, ...words("Outcome").map((word) => `outcome.${word}`), ...words("Kind").map((word) => `kind.${word}`), ...words("DeliveryStatus").map((word) => `status.${word}`)];
  assert.deepEqual(keys.filter((key) => !(key in tables.en)), []);
});

test("whatever is known of a customer has words", () => {
  const java = readFileSync(`${ROOT}/functions/domain/src/main/java/io/followup/domain/protocol/Steps.java`, "utf8");
  const facts = [...java.matchAll(/told\.put\("(\w+)"/g)].map(([, name]) => name);
  assert.ok(facts.length > 8);
  assert.deepEqual(facts.filter((name) => !(`known.${name}` in tables.en)), []);
});

test("every state of the workflow has words", () => {
  const names = (machine) => Object.entries(machine.States).flatMap(([name, state]) => [name, ...(state.Branches ?? []).flatMap(names)]);
  const all = ["follow-up", "tell"].flatMap((name) => names(JSON.parse(readFileSync(`${ROOT}/infra/${name}.asl.json`, "utf8"))));
  assert.ok(all.length > 15);
  const worded = Object.keys(tables.en).filter((key) => key.startsWith("state."));
  assert.deepEqual(worded.sort(), all.map((name) => `state.${name}`).sort(), "and no other has");
});

test("makers' words are for the developer view alone", () => {
  const makers = { en: /\b(beats?|leases?|claims?|claimed|PU|webhook-id|sweep)\b/i, ko: /리스|클레임|비트(?!코인)|스윕/, ja: /リース|クレーム|ビート|スイープ/ };
  for (const language of LANGUAGES) {
    for (const [key, text] of Object.entries(tables[language])) assert.doesNotMatch(text, makers[language], `${language} ${key}`);
  }
});

test("Korean says what something goes by as it is spoken", async () => {
  const { by } = await spoken("ko");
  assert.deepEqual(["알림톡", "이메일", "푸시", "LINE", "SMS", "LMS"].map(by), ["알림톡으로", "이메일로", "푸시로", "LINE으로", "SMS로", "LMS로"]);
});
