/*! Followup: tells that a customer is here, and when they leave. Reads nothing typed or shown. Apache-2.0 */

// Each tab is a session. The one active last beats, the others know of it by a channel; who leaves speaks for them first.

// No scroll: a chat scrolls by itself when a reply comes.
const ACTIVITY = ["pointerdown", "pointermove", "keydown", "wheel", "touchmove"];
const NEVER = -Infinity;

/** Milliseconds that only rise, sleep included, however the wall clock is set. */
export function clock() {
  let ahead = Date.now() - performance.now();
  let slept = 0;
  return () => {
    const moved = Date.now() - performance.now() - ahead;
    if (Math.abs(moved) > 1_000) {
      ahead += moved;
      // A clock set forward looks like sleep and counts as it: nothing is told as fresher than it was.
      slept += Math.max(0, moved);
    }
    return performance.now() + slept;
  };
}

/** A device's receipt, by what its push carried. */
export const acknowledge = ({ url, deliveryId, proof, kind = "opened" }) =>
  post(url, "receipts/push", { deliveryId, proof, kind });

/** Tells of this tab until `stop()`; `token` is asked before each beat. */
export function start({ url = new URL(import.meta.url).origin, token, session }) {
  const now = clock();
  const wall = (time) => time - now() + Date.now();
  const ours = (time) => time - Date.now() + now();
  const isHidden = () => document.visibilityState !== "visible";
  const peers = new Map();

  let id = session ?? random();
  let n = Date.now();
  let active = NEVER;
  let told = NEVER;
  let due = 0;
  let busy = 0;
  let said = 0;
  let pace;
  let failures = 0;
  // Counts leavings: what was asked before one says nothing after it.
  let era = 0;
  let timer, bearer, refused, customer, channel;

  const toldByPeers = () => Math.max(...[...peers.values()].map((peer) => peer.told));
  const isNews = () => active > told && active > toldByPeers();

  const act = () => {
    if (isHidden()) return;
    active = now();
    if (active > said + 5_000) say();
    if (isDue()) beat();
    else if (!timer) plan();
  };

  const isDue = () => now() >= Math.max(due, busy);

  const plan = () => {
    timer = clearTimeout(timer);
    // Peers wait for the same instant.
    const wait = Math.max(due, busy) - now() + (peers.size && Math.random() * 500);
    if (!isHidden() && isNews()) timer = setTimeout(() => (isDue() ? beat() : plan()), wait);
  };

  const beat = async () => {
    const began = era;
    busy = now() + 30_000;
    try {
      const given = await token();
      if (began !== era) return;
      if (!given || given === refused) delay();
      else {
        await meet(given);
        // Else it has left meanwhile.
        if (customer) await tell();
      }
    } catch {
      delay();
    }
    if (began === era) busy = 0;
    plan();
  };

  const tell = async () => {
    const [at, began] = [active, era];
    // Meanwhile hidden, or another tab has told.
    if (isHidden() || !isNews() || now() < due) return;
    due = now() + 5_000;
    say();
    const answer = await post(url, "presence", message("active", at));
    const { online, nextBeatSeconds } = answer.ok ? await answer.json() : {};
    if (began !== era) return;
    if (answer.ok) {
      told = at;
      pace = (nextBeatSeconds || 90) * 1_000;
      due = now() + pace;
      failures = 0;
      // Fresh, and nothing changed: the session had higher numbers before.
      if (!online && now() - at < pace) rename();
      say();
    } else {
      if (answer.status === 401) refused = bearer;
      delay(answer.headers.get("Retry-After"));
    }
  };

  const delay = (seconds) => {
    const wait = Math.min(120_000, 1_000 * 2 ** failures++) * (0.5 + Math.random() / 2);
    due = now() + Math.max(wait, seconds * 1_000 || 0);
  };

  const message = (state, at, of = { id, n: ++n }) => ({
    session: of.id,
    n: of.n,
    state,
    agoMs: Math.round(Math.min(now() - at, 86_400_000)),
    token: bearer,
  });

  const leave = () => {
    const others = toldByPeers();
    const [heir] = [...peers.values()].filter((peer) => peer.active > others).sort((a, b) => b.active - a.active);
    if (customer && bearer !== refused) {
      if (isNews()) beacon(url, message("active", active));
      if (heir) beacon(url, message("active", heir.active, heir));
      // Even if never told: another may have spoken for this tab.
      beacon(url, message("left", now()));
    }
    say({ bye: true });
    channel?.close();
    customer = channel = undefined;
    peers.clear();
    told = active;
    busy = 0;
    era++;
    if (!failures) due = 0;
    timer = clearTimeout(timer);
  };

  // Asks the customer's other tabs what they have told.
  const meet = async (given) => {
    const named = whose(given);
    if (named !== customer) {
      if (customer) {
        // What was done last was the next customer's doing.
        told = active;
        leave();
        told = NEVER;
      }
      customer = named;
      bearer = given;
      if (globalThis.BroadcastChannel) {
        channel = new BroadcastChannel(`followup ${url} ${named}`);
        channel.onmessage = hear;
        say({ hello: true });
        await new Promise((done) => setTimeout(done, 300));
      }
    }
    bearer = given;
  };

  const rename = () => {
    id = session ? `${session}.${random()}` : random();
    told = NEVER;
  };

  // With a number, for whoever speaks for us.
  const say = (more) => {
    said = now();
    channel?.postMessage({ id, n: ++n, active: wall(active), told: wall(told), due: wall(due), ...more });
  };

  const hear = ({ data: peer }) => {
    const { hello, bye } = peer;
    const theirs = ours(peer.told);
    if (peer.id === id) {
      // A duplicated tab: who was first keeps the session.
      if (!hello) rename();
    } else if (bye) {
      peers.delete(peer.id);
      // It spoke for us. Now we do.
      if (theirs > told && !failures) due = 0;
    } else {
      peers.set(peer.id, { ...peer, active: ours(peer.active), told: theirs });
      due = Math.max(due, ours(peer.due));
    }
    if (hello) say();
    plan();
  };

  const look = () => {
    if (isHidden()) say();
    act();
  };

  // A page that has loaded shows too, its pictures late or not: that was told when it was opened.
  const back = ({ persisted }) => persisted && act();

  const heard = [
    ...ACTIVITY.map((name) => [window, name, act]),
    [window, "pageshow", back],
    [window, "pagehide", leave],
    [document, "freeze", leave],
    [document, "visibilitychange", look],
  ];
  const listen = (how) => heard.forEach(([target, name, what]) => target[how](name, what, { capture: true, passive: true }));
  listen("addEventListener");
  act();

  return {
    active: act,
    stop() {
      listen("removeEventListener");
      leave();
    },
  };
}

// As plain text: no preflight.
const post = (url, path, message) =>
  fetch(`${url}/v1/${path}`, {
    method: "POST",
    body: JSON.stringify(message),
    credentials: "omit",
    keepalive: true,
  });

const beacon = (url, message) => navigator.sendBeacon?.(`${url}/v1/presence`, JSON.stringify(message));

const random = () => crypto.getRandomValues(new Uint32Array(4)).join("-");

// Whom it names; the signature is the server's to check.
function whose(token) {
  try {
    const { iss, sub } = JSON.parse(atob(token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/")));
    return `${iss} ${sub}`;
  } catch {
    return token;
  }
}
