/** Where this browser's device is known, and whose it is. */
export interface Push {
  /** The API's address; absent, where the module came from. */
  url?: string;
  /** The customer's token, from your backend. */
  token: () => string | Promise<string>;
  /** Of your own origin, with `importScripts("https://…/followup-sw.js")` in it; absent, `/followup-sw.js`. */
  worker?: string;
  /** The device's id; absent, one that this browser keeps. */
  device?: string;
}

/** Asks the person, subscribes this browser and registers it; call it from a click. Answers the device's id. */
export function subscribe(push: Push): Promise<string>;

/** Takes it back: no more pushes to this browser. */
export function unsubscribe(push: Push): Promise<void>;
