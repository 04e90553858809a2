import { known, t } from "/console/words.js";

/** What the page knows. Filled by `polling.js` and `actions.js`, shown by all others. */
export const state = {
  /** {workspace, workspaceKey, customers}; null until the laptop has answered. */
  demo: null,
  /** The workspace's settings. */
  settings: null,
  currency: "KRW",
  selected: kept("selected"),
  /** Customer id → answer of the presence call. */
  presence: {},
  /** Customer id → answer of the reachability call. */
  reachability: {},
  weather: {},
  /** Which carriers are the true ones, in words; empty: none. */
  real: "",
  /** What workflows did, as the laptop saw it. */
  steps: [],
  outbox: [],
  /** Customer id → follow-ups, newest first. */
  followUps: {},
  /** Reply id → decision record. */
  records: {},
  /** Customer id → the reply whose answer is shown; absent: the newest. */
  shown: {},
  /** Entries of the ledger, newest first; null: not read yet. */
  ledger: null,
  /** Names of the tour's stages that were reached. */
  done: new Set(kept("tour")),
  makers: kept("makers") ?? false,
};

export const customer = (id = state.selected) => state.demo?.customers.find((each) => each.id === id);

/** What people call a customer. */
export const nameOf = ({ id, name }) => (known(`who.${id}`) ? t(`who.${id}`) : name.split(" ")[0]);

export const chatOf = (of) => `chat-${of.id}`;

/** The reply whose answer is shown. */
export const shownReply = (id = state.selected) => state.shown[id] ?? state.followUps[id]?.[0]?.replyId;

/** A national number and its E.164 form end in the same digits. */
function isNumberOf(of, e164) {
  const digits = (of.phone ?? "").replace(/\D/g, "").replace(/^0/, "");
  return digits !== "" && e164.endsWith(digits);
}

/** What the carriers took for a customer. */
export const carriedTo = (of) =>
  state.outbox.filter((item) => [of.deviceToken, of.email, of.lineUserId].includes(item.to) || isNumberOf(of, item.to));

/** Something of this page that outlives a reload. */
export function keep(name, value) {
  try {
    localStorage.setItem(`followup.${name}`, JSON.stringify(value));
  } catch {
    // Storage is off or full: it is gone after a reload, nothing else is.
  }
}

export function kept(name) {
  try {
    return JSON.parse(localStorage.getItem(`followup.${name}`));
  } catch {
    return null;
  }
}

/** A stage of the tour was reached. */
export function reached(stage) {
  if (state.done.has(stage)) return;
  state.done.add(stage);
  keep("tour", [...state.done]);
}
