import assert from "node:assert/strict";
import { test } from "node:test";
import { tokenOf, World } from "./world.js";

const states = (calls) => calls.map(({ state }) => state);
const risesWithin = (calls) => {
  const last = new Map();
  for (const { session, n } of calls) {
    assert.ok(n > (last.get(session) ?? 0), `n of ${session} does not rise`);
    last.set(session, n);
  }
};

/** Acts every second for this long, in one of these tabs after the other. */
async function lively(world, seconds, ...tabs) {
  for (let i = 0; i < seconds; i++) {
    await tabs[i % tabs.length].acts();
    await world.pass(1);
  }
}

test("P6: an hour of activity is a beat each time the server asks for one, and no more", async () => {
  const world = new World();
  const tab = world.tab();

  await lively(world, 3_600, tab);

  assert.equal(world.told("active").length, 40);
  risesWithin(world.calls);
});

test("P3: an hour without activity, and an hour hidden, are none", async () => {
  const world = new World();
  const tab = world.tab();
  await world.pass(3_600);
  assert.equal(world.calls.length, 1);

  await tab.acts();
  await tab.hides();
  await lively(world, 3_600, tab);

  assert.equal(world.calls.length, 2);
});

test("P3: a page that opens hidden says nothing until it is seen", async () => {
  const world = new World();
  const tab = world.tab({}, false);
  await world.pass(60);
  assert.deepEqual(world.calls, []);

  await tab.shows();
  await world.pass(1);

  assert.deepEqual(states(world.calls), ["active"]);
});

test("P3: a chat that scrolls to a new reply is no activity", async () => {
  const world = new World();
  const tab = world.tab();
  await world.pass(300);

  await tab.scrollsByItself();
  await world.pass(300);

  assert.equal(world.calls.length, 1);
});

test("P3: a page whose pictures come late was opened once, and what comes by itself is no activity", async () => {
  const world = new World();
  const tab = world.tab();
  await world.pass(100);

  await tab.hasLoaded();
  await world.pass(100);
  await tab.closes();

  assert.deepEqual(states(world.calls), ["active", "left"]);
});

test("P2: activity that was not told goes out before a leaving, with its age", async () => {
  const world = new World();
  const tab = world.tab();
  await world.pass(10);
  await tab.acts();
  await world.pass(5);

  await tab.closes();

  const [, told, left] = world.calls;
  assert.deepEqual([told.by, told.state, told.agoMs], ["beacon", "active", 5_000]);
  assert.deepEqual([left.by, left.state, left.agoMs], ["beacon", "left", 0]);
  assert.equal(left.token, tokenOf("mina"));
  risesWithin(world.calls);
});

test("P2: a page leaves once, frozen, closed or stopped", async () => {
  const world = new World();
  const tab = world.tab();
  await world.pass(1);

  await tab.hides();
  await tab.freezes();
  await tab.closes();
  tab.presence.stop();

  assert.equal(world.told("left").length, 1);
});

test("P2: back from the back-forward cache it is here at once, and leaves again", async () => {
  const world = new World();
  const tab = world.tab();
  await world.pass(1);
  await tab.closes();
  await world.pass(5);

  await tab.comesBack();
  await world.pass(1);
  await tab.closes();

  assert.deepEqual(states(world.calls), ["active", "left", "active", "left"]);
  assert.equal(new Set(world.calls.map(({ session }) => session)).size, 1);
  risesWithin(world.calls);
});

test("P5: sleep counts, whatever the browser's clock says", async () => {
  const world = new World();
  const tab = world.tab();
  await world.pass(10);
  await tab.acts();

  world.sleep(3_600);
  await world.pass(81);

  const told = world.calls.at(-1);
  assert.equal(told.state, "active");
  assert.equal(told.agoMs, 3_680_300);
});

test("P5: after sleep the first activity is told at once", async () => {
  const world = new World();
  const tab = world.tab();
  await world.pass(10);

  world.sleep(3_600);
  await tab.acts();

  assert.equal(world.calls.length, 2);
  assert.equal(world.calls[1].agoMs, 0);
});

test("P5: a clock set back makes nothing fresher and stops nothing", async () => {
  const world = new World();
  const tab = world.tab();
  await world.pass(10);
  await tab.acts();

  world.setClock(-7_200);
  await world.pass(30);
  await tab.closes();

  assert.equal(world.told("active")[1].agoMs, 30_000);
  risesWithin(world.calls);
});

test("a clock rises through everything", async () => {
  const world = new World();
  const now = world.tab().clock();
  const before = now();

  world.setClock(-3_600);
  await world.pass(1);
  assert.equal(now() - before, 1_000);

  world.setClock(86_400);
  assert.equal(now() - before, 86_401_000);
});

test("P5: activity older than a day is told as a day old, which the server takes", async () => {
  const world = new World();
  const tab = world.tab();
  await world.pass(10);
  await tab.acts();

  world.sleep(3 * 86_400);
  await tab.closes();

  assert.equal(world.told("active")[1].agoMs, 86_400_000);
});

test("P6: ten tabs of one customer beat as one", async () => {
  const world = new World();
  const tabs = Array.from({ length: 10 }, () => world.tab());

  await lively(world, 3_600, ...tabs);

  const beats = world.told("active").length;
  assert.ok(beats >= 39 && beats <= 42, `${beats} beats`);
  risesWithin(world.calls);
});

test("P2: one of ten tabs that closes has told, first, what another had kept to itself", async () => {
  const world = new World();
  const first = world.tab();
  await world.pass(1);
  const second = world.tab();
  await world.pass(10);
  await second.acts();
  await second.hides();
  await world.pass(2);
  assert.equal(world.calls.length, 1);

  await first.closes();
  await world.pass(1);

  const [own, others, left] = world.calls;
  assert.deepEqual([others.state, others.agoMs], ["active", 2_000]);
  assert.notEqual(others.session, own.session);
  assert.deepEqual([left.state, left.session], ["left", own.session]);
  assert.equal(world.calls.length, 3);
  await second.closes();
  assert.equal(world.calls.at(-1).session, others.session);
  assert.equal(world.calls.at(-1).state, "left");
  risesWithin(world.calls);
});

test("P2: a tab that is seen when another closes speaks for itself at once", async () => {
  const world = new World();
  const first = world.tab();
  await world.pass(1);
  const second = world.tab();
  await world.pass(1);
  await second.hides();
  await world.pass(60);

  await first.closes();
  await second.shows();
  await world.pass(1);

  const last = world.calls.at(-1);
  assert.deepEqual([last.by, last.state], ["fetch", "active"]);
  assert.notEqual(last.session, world.calls[0].session);
});

test("P2: tabs that close together all leave, in whatever order the server hears of it", async () => {
  const world = new World();
  const tabs = Array.from({ length: 5 }, () => world.tab());
  await lively(world, 20, ...tabs);

  // Nobody hears of the others' closing any more.
  await Promise.all(tabs.map((tab) => tab.closes()));

  const last = new Map();
  for (const call of world.calls) {
    if (call.n > (last.get(call.session)?.n ?? 0)) last.set(call.session, call);
  }
  assert.ok(last.size >= 1);
  assert.deepEqual(new Set(states([...last.values()])), new Set(["left"]));
});

test("two customers in one browser have nothing to do with each other", async () => {
  const world = new World();
  const mina = world.tab();
  const ben = world.tab({ token: () => tokenOf("ben") });

  await lively(world, 900, mina, ben);

  assert.equal(world.told("active").length, 20);
});

test("another customer in the same tab: the one before has left, the next is here", async () => {
  const world = new World();
  let who = "mina";
  const tab = world.tab({ token: () => tokenOf(who) });
  await world.pass(100);
  who = "ben";

  await tab.acts();
  await world.pass(10);

  assert.deepEqual(
    world.calls.map(({ state, token }) => [state, token]),
    [
      ["active", tokenOf("mina")],
      ["left", tokenOf("mina")],
      ["active", tokenOf("ben")],
    ],
  );
});

test("P5: a duplicated tab with the page's own session is a session of its own", async () => {
  const world = new World();
  const first = world.tab({ session: "s-1" });
  await world.pass(1);
  const second = world.tab({ session: "s-1" });
  await world.pass(1);

  await second.acts();
  await lively(world, 200, second);
  await first.closes();

  const sessions = new Set(world.calls.map(({ session }) => session));
  assert.equal(sessions.size, 2);
  assert.ok(sessions.has("s-1"));
  assert.equal(world.told("left").at(-1).session, "s-1");
});

test("P5: a session's name whose numbers are higher already is given up", async () => {
  const world = new World();
  let n = 0;
  world.answer = (call) => {
    const isNews = call.session !== "s-1" || call.n > 9e15;
    n++;
    return { json: { online: isNews, nextBeatSeconds: 90 } };
  };
  const tab = world.tab({ session: "s-1" });
  await lively(world, 100, tab);

  assert.equal(n, 2);
  assert.match(world.calls[1].session, /^s-1\.[0-9-]+$/);
});

test("a server that is down is asked ever more rarely, and told as soon as it is back", async () => {
  const world = new World();
  world.answer = () => {
    throw new TypeError("Failed to fetch");
  };
  const tab = world.tab();
  await lively(world, 3_600, tab);
  assert.ok(world.calls.length < 60, `${world.calls.length} calls`);
  assert.ok(world.calls.length > 30);

  world.answer = () => ({ json: { online: true, nextBeatSeconds: 90 } });
  await world.pass(121);
  const calls = world.calls.length;
  await world.pass(600);

  assert.equal(world.calls.length, calls);
  assert.ok(world.calls.at(-1).agoMs <= 122_000);
});

test("tries that fail together do not come again together", async () => {
  const seconds = new Set();
  for (let i = 0; i < 20; i++) {
    const world = new World();
    world.answer = () => ({ status: 500 });
    world.tab();
    await world.pass(60);
    seconds.add(world.calls[3].at);
  }
  assert.ok(seconds.size > 15);
});

test("429: Retry-After is kept to", async () => {
  const world = new World();
  world.answer = () => ({ status: 429, headers: { "Retry-After": "300" } });
  const tab = world.tab();

  await lively(world, 290, tab);
  assert.equal(world.calls.length, 1);
  await lively(world, 20, tab);

  assert.equal(world.calls.length, 2);
});

test("401: nothing goes out until there is another token", async () => {
  const world = new World();
  let token = tokenOf("mina");
  world.answer = (call) => (call.token === tokenOf("mina") ? { status: 401 } : { json: { online: true, nextBeatSeconds: 90 } });
  const tab = world.tab({ token: () => token });
  await lively(world, 600, tab);
  assert.equal(world.calls.length, 1);
  assert.ok(tab.tokens < 30, `${tab.tokens} times asked`);
  await tab.hides();
  await tab.freezes();
  assert.equal(world.calls.length, 1);

  token = tokenOf("mina", { exp: 2 });
  await tab.shows();
  await world.pass(121);

  assert.equal(world.calls.at(-1).token, token);
  assert.equal(world.told("active").length, 2);
});

test("a token that cannot be had is asked for again, later", async () => {
  const world = new World();
  let fails = true;
  const tab = world.tab({
    token: async () => {
      if (fails) throw new Error("our backend is down");
      return tokenOf("mina");
    },
  });
  await lively(world, 30, tab);
  assert.deepEqual(world.calls, []);

  fails = false;
  await lively(world, 60, tab);

  assert.equal(world.calls.length, 1);
});

test("an answer that comes after the leaving holds nothing back", async () => {
  const world = new World();
  let answered;
  world.answer = () => new Promise((done) => (answered = () => done({ json: { online: true, nextBeatSeconds: 90 } })));
  const tab = world.tab();
  await world.pass(1);
  await tab.closes();
  answered();
  await world.pass(1);

  await tab.comesBack();
  await world.pass(1);

  assert.deepEqual(states(world.calls), ["active", "active", "left", "active"]);
});

test("an answer that never comes is not waited for", async () => {
  const world = new World();
  world.answer = () => new Promise(() => {});
  const tab = world.tab();

  await lively(world, 100, tab);

  assert.ok(world.calls.length >= 2);
});

test("stop() ends it", async () => {
  const world = new World();
  const tab = world.tab();
  await world.pass(1);

  tab.presence.stop();
  await lively(world, 600, tab);

  assert.deepEqual(states(world.calls), ["active", "left"]);
});

test("a push is acknowledged by what it carried", async () => {
  const world = new World();
  const tab = world.tab({}, false);

  await tab.acknowledge({ url: "https://followup.test", deliveryId: "d-1", proof: "p-1" });

  const [{ url, deliveryId, proof, kind }] = world.calls;
  assert.deepEqual({ url, deliveryId, proof, kind }, {
    url: "https://followup.test/v1/receipts/push",
    deliveryId: "d-1",
    proof: "p-1",
    kind: "opened",
  });
});
