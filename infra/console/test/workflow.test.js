// What is drawn of the workflow, from its own two definitions, and the way through it that is lit.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { matters, wayOf } from "../way.js";
import { graphOf, joined } from "../workflow.js";

const definitions = ["follow-up", "tell"].map((name) => JSON.parse(readFileSync(new URL(`../../${name}.asl.json`, import.meta.url), "utf8")));
const both = joined(definitions);
const plain = graphOf(both, false);
const whole = graphOf(both, true);
const leads = ({ states }) => Object.fromEntries([...states].map(([name, { nexts }]) => [name, nexts]));
const branches = ({ states }) => states.get("Tell").branches;

test("one picture of both: a push, no answer, a look, text beside email, and the waits between", () => {
  assert.deepEqual(plain.starts, ["Push"]);
  assert.deepEqual(leads(plain), {
    Push: ["Done", "Fallback"],
    Fallback: ["ClaimUnseen"],
    ClaimUnseen: ["Tell", "Done", "ClaimLater"],
    ClaimLater: ["ClaimUnseen"],
    Tell: ["Done"],
    Done: [],
  });
  assert.deepEqual(branches(plain).map(leads), [
    { Messenger: ["Xms", "TextLater"], Xms: ["TextLater"], TextLater: ["Messenger", "Xms"] },
    { Email: ["EmailLater"], EmailLater: ["Email"] },
  ]);
  assert.deepEqual(branches(plain).map(({ starts }) => starts), [["Messenger", "Xms"], ["Email"]]);
});

test("a developer sees every state of both definitions", () => {
  const names = (graph) => [...graph.states].flatMap(([name, { branches: inner }]) => [name, ...inner.flatMap(names)]);
  const all = (machine) => Object.entries(machine.States).flatMap(([name, { Branches = [] }]) => [name, ...Branches.flatMap(all)]);
  assert.deepEqual(names(whole).sort(), definitions.flatMap(all).sort());
  assert.deepEqual(leads(whole).Push, ["Done", "Fallback", "WaitForReceipt"]);
  assert.deepEqual(leads(whole).Fallback, ["Where"]);
});

const at = (seconds) => new Date(Date.UTC(2026, 10, 22, 9, 0, seconds)).toISOString();
const entered = (seconds, ...states) => states.map((state) => ({ state, at: at(seconds) }));
const steps = (...all) => all.map(([kind, seconds]) => ({ kind, at: at(seconds) }));
const delivery = (kind, status) => ({ kind, status, channel: { PUSH: "PUSH", EMAIL: "EMAIL" }[kind] ?? "TEXT" });
/** As somebody sees it who does not read definitions. */
const shown = (record, seen) => {
  const names = [...plain.states.keys(), ...branches(plain).flatMap(({ states }) => [...states.keys()])];
  return wayOf(record, seen).filter(({ state }) => names.includes(state) && matters(state, record)).map(({ state, at: time }) => `${state} ${(Date.parse(time) - Date.parse(at(0))) / 1_000}`);
};

const FIRST = [entered(0, "Push"), entered(30, "Fallback")].flat();
const TOLD = [...entered(30, "Where", "ClaimUnseen", "Claimed", "Tell", "TextAt", "EmailAt", "Messenger", "Email", "Carried", "EmailDone", "TextDone", "Done")];
const UNANSWERED = [delivery("PUSH", "accepted")];

for (const [name, record, seen, way] of [
  ["answered", { outcome: "REACHED", reason: "acknowledged", steps: steps(["accepted", 0], ["started", 0], ["pushed", 0], ["settled", 4]), deliveries: UNANSWERED }, [entered(0, "Push").concat(entered(4, "Done"))], ["Push 0", "Done 4"]],
  ["told", { outcome: "REACHED", steps: steps(["pushed", 0], ["claimed", 30], ["told", 30], ["settled", 30]), deliveries: [...UNANSWERED, delivery("ALIMTALK", "delivered"), delivery("EMAIL", "accepted")] }, [FIRST, TOLD], ["Push 0", "Fallback 30", "ClaimUnseen 30", "Tell 30", "Messenger 30", "Email 30", "Done 30"]],
  ["without a device", { outcome: "REACHED", steps: steps(["claimed", 0], ["told", 0], ["settled", 0]), deliveries: [delivery("EMAIL", "accepted")] }, [entered(0, "Where", "ClaimUnseen", "Claimed", "Tell", "TextAt", "EmailAt", "Xms", "Email", "TextDone", "EmailDone", "Done")], ["ClaimUnseen 0", "Tell 0", "Email 0", "Done 0"]],
]) {
  test(`the way of one that was ${name}, seen and as its record tells it`, () => {
    assert.deepEqual(shown(record, seen), way);
    assert.deepEqual(shown(record, []).sort(), [...way].sort());
  });
}

test("a messenger that says nothing is waited for, and what came by that message went on from there", () => {
  const waiting = { outcome: null, steps: steps(["pushed", 0], ["claimed", 30]), deliveries: [...UNANSWERED, delivery("ALIMTALK", "accepted"), delivery("EMAIL", "accepted")] };
  assert.deepEqual(shown(waiting, [FIRST, TOLD]).slice(-3), ["Messenger 30", "Email 30", "TextLater 30"], "and it is not done");
  const texted = { ...waiting, outcome: "REACHED", deliveries: [...waiting.deliveries, delivery("SMS", "delivered")] };
  const again = entered(90, "Where", "Tell", "TextAt", "EmailAt", "EmailDone", "Xms", "TextDone", "Done");
  assert.deepEqual(shown(texted, [FIRST, TOLD, again]).slice(-4), ["Email 30", "TextLater 30", "Xms 90", "Done 90"]);
});

test("a gap and a carrier that is down are waits", () => {
  const gap = { outcome: null, steps: steps(["pushed", 0], ["waited", 30]), deliveries: UNANSWERED };
  const looked = entered(30, "Where", "ClaimUnseen", "Claimed", "Done");
  for (const seen of [[FIRST, looked], []]) assert.deepEqual(shown(gap, seen), ["Push 0", "Fallback 30", "ClaimUnseen 30", "ClaimLater 30"]);
  const down = { outcome: null, steps: steps(["claimed", 0]), deliveries: [delivery("EMAIL", "retry")] };
  assert.deepEqual(shown(down, []).at(-1), "EmailLater 0");
});

test("what the laptop saw only the end of is told by the record", () => {
  const record = { outcome: "REACHED", steps: steps(["pushed", 0], ["claimed", 30], ["settled", 31]), deliveries: [...UNANSWERED, delivery("EMAIL", "accepted")] };
  assert.equal(shown(record, [TOLD])[0], "Push 0");
});
