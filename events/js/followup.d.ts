/** What a page says of itself. */
export interface Options {
  /** Where Followup is, without a slash at the end, such as `https://followup.example.com`; where this module came from, if absent. */
  url?: string;
  /**
   * Gives the customer's token, which the page's own backend mints. Asked before each beat, so keep it while it is good. One
   * that was refused (401) is not sent again: nothing goes out until another is given.
   */
  token: () => string | Promise<string>;
  /** The session's id, of at most 100 of `A-Z a-z 0-9 . _ : -`; one of its own for each load if absent. A duplicated tab gets another. */
  session?: string;
}

/** A tab of which Followup is told. */
export interface Presence {
  /** The customer did something that the page alone can see, such as talking; pointer, keys, wheel and touch are seen anyway. */
  active(): void;
  /** Leaves: the customer has logged out, or the chat was closed. */
  stop(): void;
}

/** Tells of this tab until it is stopped. */
export function start(options: Options): Presence;

/** What a push carried, as `push.json` describes it. */
export interface Receipt {
  url: string;
  deliveryId: string;
  proof: string;
  /** `opened` if absent. */
  kind?: "received" | "opened";
}

/** Tells that a push has come or was opened, from a page or a service worker. */
export function acknowledge(receipt: Receipt): Promise<Response>;

/** Milliseconds that only rise, sleep included. */
export function clock(): () => number;
