import { call, callAt } from "./calls.js";

const KEPT = "followup.access";

/** Where the API is and by which key it is asked: {base, key}; null until somebody has said so. */
export let access = kept();

/** Asks with it from now on; kept until this tab is closed, and nowhere else. */
export async function enter({ base, key }) {
  callAt(base === location.origin ? "" : base);
  const settings = await call({ path: "/v1/workspace", key });
  access = { base, key };
  sessionStorage.setItem(KEPT, JSON.stringify(access));
  return settings;
}

export function leave() {
  access = null;
  sessionStorage.removeItem(KEPT);
}

/** On a laptop there is a workspace to try things with. */
export async function demo() {
  const there = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  return there ? call({ path: "/local/demo" }).catch(() => null) : null;
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT));
  } catch {
    return null;
  }
}
