// What an answer says, from a decision record alone.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { answerOf } from "../answer.js";
import { spoken } from "./spoken.js";

before(() => spoken("en"));

const second = (count) => new Date(Date.UTC(2026, 10, 22, 9, 14, count)).toISOString();
const settings = { receiptWaitSeconds: 30 };
const known = { devices: 1, phone: "can text", email: true };
const push = (more) => ({ id: "f.push", channel: "PUSH", kind: "PUSH", status: "accepted", cost: 0, receipts: [], ...more });
const sent = (kind, status, more) => ({ id: `f.${kind}`, channel: kind === "EMAIL" ? "EMAIL" : "TEXT", kind, status, cost: 0, receipts: [], ...more });
const steps = (...all) => all.map(([kind, at]) => ({ kind, at: second(at) }));
const unanswered = steps(["accepted", 0], ["started", 0], ["pushed", 1], ["claimed", 31], ["settled", 33]);

const says = (record) => {
  const whole = { outcome: null, evidence: null, known, deliveries: [], steps: [], ...record };
  const { sentence, ...rest } = answerOf(whole, { who: "Mina", settings, now: Date.parse(second(40)), currency: "KRW" });
  // Times are those of the reader.
  return { ...rest, sentence: sentence.replace(/\d+:\d\d\s?[AP]M/g, "@") };
};

const CASES = [
  ["a push that was received", { outcome: "REACHED", evidence: "confirmed", deliveries: [push({ receipts: [{ kind: "received", at: second(3), late: false }] })] }, "good", "Mina's phone got the push at @"],
  ["opened says more than received", { outcome: "REACHED", evidence: "confirmed", deliveries: [push({ receipts: [{ kind: "received", at: second(3), late: false }, { kind: "opened", at: second(4), late: false }] })] }, "good", "Mina opened the push at @"],
  ["a messenger after a silent push", { outcome: "REACHED", evidence: "confirmed", steps: unanswered, deliveries: [push(), sent("ALIMTALK", "delivered", { cost: 10 }), sent("EMAIL", "accepted")] }, "good", "Mina got it by AlimTalk at @, 30 sec after a push that the phone did not answer\u00a0·\u00a0₩10"],
  ["a late receipt is no answer", { outcome: "REACHED", evidence: "confirmed", steps: unanswered, deliveries: [push({ receipts: [{ kind: "opened", at: second(50), late: true }] }), sent("SMS", "delivered", { cost: 12 })] }, "good", "Mina got it by SMS at @, 30 sec after a push that the phone did not answer\u00a0·\u00a0₩12"],
  ["sent is not confirmed", { outcome: "REACHED", evidence: "sent", deliveries: [sent("LINE", "accepted"), sent("EMAIL", "accepted")] }, "info", "Sent to Mina by LINE and email at @"],
  ["the text instead of the messenger", { outcome: "REACHED", evidence: "confirmed", deliveries: [push({ status: "refused" }), sent("ALIMTALK", "refused"), sent("SMS", "delivered", { cost: 12 })] }, "good", "Mina got it by SMS at @, since the push could not be delivered, since AlimTalk did not get through\u00a0·\u00a0₩12"],
  ["a messenger that was late is a double, no failure", { outcome: "REACHED", evidence: "confirmed", steps: unanswered, deliveries: [push(), sent("ALIMTALK", "delivered", { cost: 10 }), sent("SMS", "delivered", { cost: 12 })] }, "good", "Mina got it by AlimTalk and SMS at @, 30 sec after a push that the phone did not answer, the text since AlimTalk was late\u00a0·\u00a0₩22"],
  ["a messenger that was not asked did not fail", { outcome: "REACHED", evidence: "sent", deliveries: [sent("EMAIL", "accepted"), sent("LINE", "nothing", { reason: "opening" }), sent("SMS", "accepted", { cost: 12 })] }, "info", "Sent to Mina by SMS and email at @\u00a0·\u00a0₩12"],
  ["read", { outcome: "SEEN", reason: "read", steps: steps(["settled", 9]) }, "good", "Mina read it in the chat, @"],
  ["active", { outcome: "SEEN", reason: "active-since" }, "good", "Mina was on the page when it came, and saw it"],
  ["taken back", { outcome: "NOT_WANTED", reason: "deleted" }, "quiet", "Nothing more is sent to Mina: Jun took the reply back"],
  ["a note", { outcome: "NOT_WANTED", reason: "follow-up-off" }, "quiet", "Nothing was sent to Mina: no follow-up was asked for"],
  ["too old", { outcome: "STALE", reason: "too-old" }, "quiet", "Nothing was sent to Mina: it was older than a day"],
  ["failed", { outcome: "FAILED", deliveries: [push({ status: "refused", reason: "device-disabled" }), sent("SMS", "unknown", { reason: "no-answer" })] }, "bad", "Mina did not get it: push switched off on the phone and SMS perhaps sent, nobody knows"],
  ["no contact", { outcome: "UNREACHABLE", known: { devices: 0, email: false }, deliveries: [sent("SMS", "nothing", { reason: "no-contact" }), sent("EMAIL", "nothing", { reason: "no-contact" })] }, "bad", "Nobody could reach Mina: no phone number and no email address"],
  ["stopped", { outcome: "UNREACHABLE", deliveries: [sent("SMS", "nothing", { reason: "no-funds" }), sent("EMAIL", "nothing", { reason: "stopped" })] }, "bad", "Nobody could reach Mina: Text: no money left and Email: stopped by the customer"],
  ["of who was erased since, nothing is made up", { outcome: "UNREACHABLE", known: {}, deliveries: [] }, "bad", "Nobody could reach Mina: no way is open"],
  ["watched", { known: { presence: "online", until: second(300) }, steps: steps(["accepted", 0], ["watched", 0]) }, "wait", "Mina is here. Unless it is seen, it is told once Mina leaves; looked at again at @"],
  ["a push under way", { steps: steps(["accepted", 0], ["started", 0], ["pushed", 1]), deliveries: [push()] }, "wait", "A push is out. Mina's phone has until @ to answer"],
  ["a gap", { steps: steps(["accepted", 0], ["started", 0], ["waited", 1]) }, "wait", "Waiting a moment: Mina was told something just now, and the rest comes together"],
  ["texts under way", { steps: unanswered.slice(0, 4), deliveries: [push(), sent("ALIMTALK", "sending"), sent("EMAIL", "retry")] }, "wait", "On its way to Mina by AlimTalk and email"],
];

for (const [name, record, tone, sentence] of CASES) {
  test(name, () => {
    const answer = says(record);
    assert.equal(answer.sentence, sentence);
    assert.equal(answer.tone, tone);
  });
}

test("what to do: once each, the contact in one sentence, and nothing where nothing is wrong", () => {
  const none = says({ outcome: "UNREACHABLE", known: { devices: 0, email: false }, deliveries: [sent("SMS", "nothing", { reason: "no-contact" }), sent("EMAIL", "nothing", { reason: "no-contact" })] });
  assert.deepEqual(none.advice, ["Ask for a phone number or an email address in the chat."]);
  const poor = says({ outcome: "FAILED", deliveries: [sent("SMS", "nothing", { reason: "no-funds" }), sent("EMAIL", "refused", { reason: "carrier-down" })] });
  assert.deepEqual(poor.advice, ["Top up the credits, or raise the monthly cap.", "Try again later, or call: the carrier did not do its part."]);
  assert.deepEqual(says({ outcome: "REACHED", evidence: "sent", deliveries: [sent("EMAIL", "accepted")] }).advice, []);
});

test("chips tell confirmed, sent, silent, refused and never asked apart", () => {
  const { chips } = says({
    outcome: "REACHED",
    evidence: "confirmed",
    steps: unanswered,
    deliveries: [push(), sent("ALIMTALK", "refused", { reason: "not-a-user" }), sent("SMS", "delivered"), sent("EMAIL", "accepted"), sent("LINE", "nothing", { reason: "not-set-up" })],
  });
  assert.deepEqual(chips.map(({ tone, what }) => [tone, what]), [["warn", "no answer"], ["bad", "not a user of it"], ["quiet", "not set up"], ["good", "delivered"], ["info", "sent"]]);
});
