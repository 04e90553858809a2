/** What the page knows. Filled by `polling.js` and `actions.js`, shown by all others. */
export const state = {
  /** {workspace, workspaceKey, customers}; null until the laptop has answered. */
  demo: null,
  /** The workspace's settings. */
  settings: null,
  selected: null,
  /** Customer id → answer of the presence call. */
  presence: {},
  weather: {},
  /** Which carriers are the true ones, in words; empty: none. */
  real: "",
  steps: [],
  outbox: [],
  /** Customer id → follow-ups, newest first. */
  followUps: {},
  /** Reply id → decision record. */
  records: {},
  /** Reply ids whose record stands open. */
  opened: new Set(),
  /** Names of the tour's stages that were reached. */
  done: new Set(),
};

export const customer = (id = state.selected) =>
  state.demo?.customers.find((each) => each.id === id);

export const firstName = (of) => of.name.split(" ")[0];

export const chatOf = (of) => `chat-${of.id}`;

/** A national number and its E.164 form end in the same digits. */
export function isNumberOf(of, e164) {
  const digits = (of.phone ?? "").replace(/\D/g, "").replace(/^0/, "");
  return digits !== "" && e164.endsWith(digits);
}

/** What the carriers took for a customer. */
export const carriedTo = (of) =>
  state.outbox.filter(
    (item) =>
      [of.deviceToken, of.email, of.lineUserId].includes(item.to) || isNumberOf(of, item.to),
  );

const KEPT = "followup.said";

/** Reply id → {customer, text}: records never hold a reply's text, so the page remembers its own. */
export const said = restored();

export function remember(reply, customerId, text) {
  said[reply] = { customer: customerId, text };
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(said));
  } catch {
    // Storage is off or full: the texts are gone after a reload, nothing else is.
  }
}

function restored() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}
