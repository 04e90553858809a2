const MESSENGERS = ["ALIMTALK", "LINE"];
const TEXTS = ["SMS", "LMS"];

/** What each message brings back to. */
const WAITS = { ClaimUnseen: "ClaimLater", Messenger: "TextLater", Xms: "TextLater", Email: "EmailLater" };

/**
 * The way that a follow-up took, `[{state, at}]` in the order of time: as the executions were seen, else as its record
 * tells it.
 *
 * @param seen the states of each execution, in the order of their starts
 */
export function wayOf(record, seen = []) {
  const way = knows(seen.flat(), record) ? walked(seen) : told(record);
  const wait = (name, at) => way.some(({ state }) => state === name) || way.push({ state: name, at });
  const latest = way.at(-1)?.at;
  for (const { kind, at } of record.steps) if (kind === "waited") wait("ClaimLater", at);
  const [messenger, xms, email] = [MESSENGERS, TEXTS, ["EMAIL"]].map((kinds) => record.deliveries.find((each) => kinds.includes(each.kind)));
  if ([messenger, xms].some((each) => each?.status === "retry") || (!record.outcome && !xms && ["sending", "accepted"].includes(messenger?.status))) wait("TextLater", latest);
  if (email?.status === "retry") wait("EmailLater", latest);
  const end = way.findLastIndex(({ state }) => state === "Done");
  return way.filter(({ state }, index) => state !== "Done" || index === end);
}

/**
 * Whether a state that was entered means that something happened: a channel's function is asked in any case, and an
 * execution ends where a message goes on.
 */
export function matters(state, { deliveries, outcome }) {
  const kinds = { Push: ["PUSH"], Messenger: MESSENGERS, Xms: TEXTS, Email: ["EMAIL"] }[state];
  if (state === "Done") return outcome !== null;
  return !kinds || deliveries.some(({ kind, status }) => kinds.includes(kind) && status !== "nothing");
}

/** Whether they were seen from their beginning. */
const knows = (seen, { steps }) => seen.length > 0 && (!steps.some(({ kind }) => kind === "pushed") || seen.some(({ state }) => state === "Push"));

/** Who comes to a state again came by a message; what is on the way to where it goes on was passed before. */
function walked(seen) {
  const way = [];
  for (const states of seen) {
    const [again] = states.filter(({ state }) => way.some((before) => WAITS[before.state] && WAITS[before.state] === WAITS[state]));
    if (again) way.push({ state: WAITS[again.state], at: way.findLast(({ state }) => WAITS[state] === WAITS[again.state]).at });
    const goesOn = again && again.state !== "ClaimUnseen";
    way.push(...(goesOn ? states.slice(states.indexOf(again)) : states));
  }
  return way;
}

function told({ steps, deliveries }) {
  const way = [];
  const enter = (at, ...states) => way.push(...states.map((state) => ({ state, at })));
  const been = (name) => way.some(({ state }) => state === name);
  const texts = deliveries.filter(({ channel, status }) => channel === "TEXT" && status !== "nothing");
  for (const { kind, at } of steps) {
    if (kind === "pushed") enter(at, "Push");
    if (kind === "waited" || kind === "claimed") {
      if (been("Push") && !been("Fallback")) enter(at, "Fallback");
      enter(at, "Where", "ClaimUnseen", "Claimed");
    }
    if (kind === "waited") enter(at, "ClaimLater");
    if (kind === "claimed") enter(at, "Tell", "TextAt", "EmailAt", "Email", "EmailDone");
    if (kind === "told" && been("Tell") && !been("TextDone")) enter(at, ...textWay(texts));
    if (kind === "settled" && way.length > 0) enter(at, "Done");
  }
  return way;
}

function textWay(texts) {
  const [messenger, xms] = [MESSENGERS, TEXTS].map((kinds) => texts.some(({ kind }) => kinds.includes(kind)));
  return [...(messenger ? ["Messenger", "Carried"] : []), ...(xms ? ["Xms"] : []), "TextDone"];
}
