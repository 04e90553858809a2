let definitions;

/** Whether the workflow is known. */
export const learned = () => definitions !== undefined;

/** The workflow's own two definitions, read once. */
export async function learn() {
  definitions ??= await Promise.all(["follow-up", "tell"].map(async (name) => (await fetch(new URL(`${name}.asl.json`, import.meta.url))).json()));
}

/** The workflow as it is drawn: whole, or what of it somebody sees who does not read definitions. */
export const workflow = (whole) => graphOf(joined(definitions), whole);

/** Both machines as one: what starts the second leads into it, and who ends the first has come to the second's end. */
export function joined([first, second]) {
  const end = Object.keys(second.States).find((name) => second.States[name].Type === "Succeed");
  const led = Object.entries(first.States).map(([name, { End, ...state }]) => [name, End ? { ...state, Next: calls(state, "states:startExecution") ? second.StartAt : end } : state]);
  return { StartAt: first.StartAt, States: { ...Object.fromEntries(led), ...second.States } };
}

const calls = ({ Resource = "" }, what) => Resource.includes(what);

/**
 * States and where they lead: `{starts, states: name → {type, nexts, waits, branches}}`. A state that queues a
 * message `waits`: whoever queued it is come back to when it arrives. Where not all is wanted, ways lead through what
 * only chooses, or ends a branch, and through the wait of a push that died.
 */
export function graphOf({ StartAt, States }, whole, inner = false) {
  const through = (name) => !whole && (["Choice", "Wait"].includes(States[name].Type) || (inner && States[name].Type === "Succeed"));
  const seen = (names, at, on = new Set()) => {
    for (const name of names) {
      if (!through(name)) on.add(name);
      else seen(leadsTo(States[name], at), at, on);
    }
    return [...on];
  };
  const senders = (message) => Object.keys(States).filter((name) => caught(States[name]).includes(message));
  const states = Object.entries(States)
    .filter(([name]) => !through(name))
    .map(([name, state]) => {
      const waits = calls(state, "sqs:sendMessage");
      return [name, { type: state.Type, waits, nexts: waits ? senders(name) : seen(leadsTo(state), state.Parameters?.Input?.at), branches: (state.Branches ?? []).map((branch) => graphOf(branch, whole, true)) }];
    });
  return { starts: seen([StartAt]), states: new Map(states) };
}

const caught = ({ Catch = [] }) => Catch.map(({ Next }) => Next);

/** Where a state may lead, each once; a choice whose answer is known, there alone. */
function leadsTo({ Choices = [], Default, Next, ...state }, at) {
  const [chosen] = at ? Choices.filter(({ Variable, StringEquals }) => Variable === "$.at" && StringEquals === at) : [];
  return chosen ? [chosen.Next] : [...new Set([...Choices.map((choice) => choice.Next), Default, Next, ...caught(state)].filter(Boolean))];
}
