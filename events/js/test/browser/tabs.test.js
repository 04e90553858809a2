// followup.js in a real browser with real tabs, against the started laptop: FOLLOWUP_URL, CHROMIUM, and playwright-core
// in PLAYWRIGHT.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

const laptop = process.env.FOLLOWUP_URL;
const { chromium } = createRequire(`${process.env.PLAYWRIGHT}/`)("playwright-core");

let browser, shop, followup, workspace;
/** What the pages sent, oldest first, and what stands between them and the laptop. */
const calls = [];
const weather = { down: false };

before(async () => {
  workspace = await call("POST", "/v1/workspaces", "local", { id: `lamps-${process.pid}`, name: "Lamps" });
  [shop, followup] = await Promise.all([serve(page), serve(through)]);
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
});

after(async () => {
  await browser?.close();
  shop?.close();
  followup?.close();
});

/** A customer's own browser with the module in each of its pages. */
async function customer(id) {
  const context = await browser.newContext();
  let token = tokenOf(id);
  await context.exposeFunction("tokenOfShop", () => token);
  const mine = () => calls.filter((each) => claims(each.token).sub === id);
  return {
    id,
    calls: mine,
    told: (state) => mine().filter((each) => each.state === state),
    close: () => context.close(),
    newToken: (validSeconds) => (token = tokenOf(id, validSeconds)),
    isOnline: async () => (await call("GET", `/v1/customers/${id}/presence`, workspace.workspaceKey)).online,
    async open({ path = "/", clock = false } = {}) {
      const tab = await context.newPage();
      if (clock) await tab.clock.install();
      await tab.goto(`http://localhost:${shop.address().port}${path}`);
      await tab.waitForFunction(() => globalThis.presence);
      return tab;
    },
  };
}

const acts = (tab) => tab.mouse.move(Math.random() * 300, Math.random() * 300, { steps: 2 });

/** A headless browser hides and freezes no tab, so the page is told what it would be told. */
const shows = (tab, state) =>
  tab.evaluate((state) => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);

const close = (tab) => tab.close({ runBeforeUnload: true });

/** Lives through this time on both sides: the page's clock and the laptop's. */
async function pass(seconds, tab) {
  await tab.clock.runFor(seconds * 1_000);
  // Answers take the time of this world.
  await quiet(tab);
  await call("POST", "/local/clock", null, { skip: `PT${seconds}S` });
}

/** Whatever the page has asked for, a token or a server, it has got its answer, and done with it what it does. */
const quiet = (tab) => until("answered", () => tab.evaluate(() => globalThis.asked.size === 0));

/** Moves the page's clock on until this has happened, but not past an answer under way. */
const runUntil = (tab, what, holds) =>
  until(what, async () => {
    await quiet(tab);
    if (holds()) return true;
    await tab.clock.runFor(2_000);
    return false;
  });

async function until(what, holds) {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `not in time: ${what}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

test("a page of another origin imports it by its short address and is here; closed, it is gone at once", async () => {
  const mina = await customer("mina");
  // The last of the page comes after its first beat was told.
  const tab = await mina.open({ path: "/?picture" });
  await until("online", mina.isOnline);
  await quiet(tab);

  await close(tab);

  await until("offline", async () => !(await mina.isOnline()));
  assert.deepEqual(mina.calls().map(({ state }) => state), ["active", "left"]);
  await mina.close();
});

test("P2: closing one of two tabs is no leaving, closing the last one is", async () => {
  const mina = await customer("two-tabs");
  const first = await mina.open();
  await until("online", mina.isOnline);
  const second = await mina.open();
  await acts(second);
  await new Promise((done) => setTimeout(done, 300));
  assert.equal(mina.told("active").length, 1, "one beat for both");

  await close(first);
  await until("the first has left", () => mina.told("left").length === 1);
  await until("the second is told", () => mina.told("active").length >= 2);
  await until("still online", mina.isOnline);

  await close(second);
  await until("offline", async () => !(await mina.isOnline()));
  await mina.close();
});

test("P2: a window of ten tabs that closes at once is a leaving; ten tabs are one beat", async () => {
  const mina = await customer("ten-tabs");
  const tabs = [];
  for (let i = 0; i < 10; i++) tabs.push(await mina.open());
  for (const tab of tabs) await acts(tab);
  await until("online", mina.isOnline);
  // One, unless a busy machine kept a tab from saying in time that it is there.
  assert.ok(mina.told("active").length <= 2, `${mina.told("active").length} beats`);

  await Promise.all(tabs.map(close));

  await until("offline", async () => !(await mina.isOnline()));
  await mina.close();
});

// Ten tabs in an hour are in followup.test.js: the clocks of several pages can't be moved as one.
test("P6: an hour of activity is as many beats as the server asks for, and never lets go", async () => {
  const mina = await customer("hour");
  const tab = await mina.open({ clock: true });
  await until("online", mina.isOnline);
  const pace = mina.calls()[0].answer.nextBeatSeconds;

  for (let step = 0; step < 240; step++) {
    await acts(tab);
    await pass(15, tab);
    assert.ok(await mina.isOnline(), `offline after ${step} steps`);
  }

  const beats = mina.told("active").length;
  assert.ok(beats <= 3_600 / pace + 1, `${beats} beats at one each ${pace} s`);
  assert.ok(beats >= (3_600 / (pace + 15)) * 0.9, `${beats} beats at one each ${pace} s`);
  await mina.close();
});

test("P3: a hidden tab says nothing for an hour, and its lease lapses; seen again, it is here", async () => {
  const mina = await customer("hidden");
  const tab = await mina.open({ clock: true });
  await until("online", mina.isOnline);
  await shows(tab, "hidden");

  for (let minutes = 0; minutes < 60; minutes += 5) {
    await acts(tab);
    await pass(300, tab);
  }
  assert.equal(mina.calls().length, 1);
  assert.equal(await mina.isOnline(), false);

  await shows(tab, "visible");
  await tab.clock.runFor(1_000);
  await until("online again", mina.isOnline);
  await mina.close();
});

test("P5: activity before a sleep is told after it with its age, and makes nobody online", async () => {
  const mina = await customer("asleep");
  const tab = await mina.open({ clock: true });
  await until("online", mina.isOnline);
  await tab.clock.runFor(5_000);
  await acts(tab);

  // Timers stand still, and so does performance.now().
  await tab.evaluate(() => {
    const awake = Date.now;
    Date.now = () => awake() + 3_600_000;
  });
  await call("POST", "/local/clock", null, { skip: "PT1H" });
  assert.equal(await mina.isOnline(), false);
  await tab.clock.runFor(130_000);
  await until("told", () => mina.told("active")[1]?.answer);

  const { agoMs, answer } = mina.told("active")[1];
  assert.ok(agoMs >= 3_600_000 && agoMs < 3_900_000, `${agoMs} ms`);
  assert.equal(answer.online, false);
  await acts(tab);
  await tab.clock.runFor(130_000);
  await until("online again", mina.isOnline);
  await mina.close();
});

test("P2: a frozen page has left, thawed and seen it is here again", async () => {
  const mina = await customer("frozen");
  const tab = await mina.open();
  await until("online", mina.isOnline);

  await shows(tab, "hidden");
  await tab.evaluate(() => document.dispatchEvent(new Event("freeze")));
  await until("offline", async () => !(await mina.isOnline()));
  await shows(tab, "visible");

  await until("online again", mina.isOnline);
  await mina.close();
});

test("P2: away to another page it has left, back again it is here", async () => {
  const mina = await customer("back");
  const tab = await mina.open();
  await until("online", mina.isOnline);
  const other = `http://127.0.0.1:${shop.address().port}/elsewhere`;

  await tab.goto(other);
  await until("offline", async () => !(await mina.isOnline()));
  await tab.goBack();

  await until("online again", mina.isOnline);
  await mina.close();
});

test("P5: a duplicated tab, its sessionStorage copied, is a session of its own", async () => {
  const mina = await customer("twice");
  const first = await mina.open({ path: "/?session=s-1" });
  await until("online", mina.isOnline);
  const second = await mina.open({ path: "/?session=s-1" });
  await acts(second);

  await close(first);
  await until("the first has left", () => mina.told("left").some(({ session }) => session === "s-1"));
  await until("the second is told", () => mina.told("active").some(({ session }) => session !== "s-1"));
  await until("still online", mina.isOnline);

  await close(second);
  await until("offline", async () => !(await mina.isOnline()));
  await mina.close();
});

test("a server that is down is tried again, and told when it is back", async () => {
  const mina = await customer("outage");
  weather.down = true;
  const tab = await mina.open({ clock: true });
  for (let second = 0; second < 60; second += 5) {
    await acts(tab);
    await tab.clock.runFor(5_000);
    await quiet(tab);
  }
  assert.equal(await mina.isOnline(), false);

  weather.down = false;
  await acts(tab);
  await runUntil(tab, "told", () => mina.calls().length > 0);

  await until("online", mina.isOnline);
  assert.equal(mina.calls().length, 1);
  await mina.close();
});

test("401: nothing more goes out until there is a new token", async () => {
  const mina = await customer("expired");
  mina.newToken(-60);
  const tab = await mina.open({ clock: true });
  await runUntil(tab, "told", () => mina.calls().length > 0);
  for (let second = 0; second < 300; second += 10) {
    await acts(tab);
    await tab.clock.runFor(10_000);
    await quiet(tab);
  }
  assert.equal(mina.calls().length, 1, "refused once");
  assert.equal(await mina.isOnline(), false);

  mina.newToken(3_600);
  await acts(tab);
  await runUntil(tab, "told again", () => mina.calls().length > 1);

  await until("online", mina.isOnline);
  assert.equal(mina.calls().length, 2);
  await mina.close();
});

/** The shop's page, of another origin than Followup's; what it waits for is in `asked`. */
function page(request, response) {
  if (request.url === "/picture") return setTimeout(() => response.end(), 1_500);
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  if (request.url === "/elsewhere") return response.end("<p>Elsewhere");
  const url = `http://localhost:${followup.address().port}`;
  response.end(`<!doctype html><title>Lamps</title><p>Is the grey lamp back?
    ${request.url === "/?picture" ? '<img src="/picture">' : ""}
    <script>
      globalThis.asked = new Set();
      // Whoever looks comes after what the answer brings about at once.
      const answering = (ask) =>
        async function (...all) {
          const asking = ask.apply(this, all);
          asked.add(asking);
          try {
            return await asking;
          } finally {
            asked.delete(asking);
          }
        };
      globalThis.fetch = answering(globalThis.fetch);
      Response.prototype.json = answering(Response.prototype.json);
    </script>
    <script type="module">
      import { start } from "${url}/followup.js";
      const session = new URLSearchParams(location.search).get("session") ?? undefined;
      globalThis.presence = start({ url: "${url}", token: answering(() => globalThis.tokenOfShop()), session });
    </script>`);
}

/** To the laptop and back, seen. */
async function through(request, response) {
  let body = "";
  for await (const part of request) body += part;
  if (weather.down && request.url === "/v1/presence") return request.socket.destroy();
  const sent = body && JSON.parse(body);
  if (sent) calls.push(sent);
  const answer = await fetch(laptop + request.url, {
    method: request.method,
    headers: { "Content-Type": request.headers["content-type"] ?? "text/plain" },
    body: body || undefined,
    redirect: "manual",
  });
  const text = await answer.text();
  if (sent) sent.answer = JSON.parse(text);
  for (const name of ["content-type", "cache-control", "location", "access-control-allow-origin", "access-control-expose-headers"]) {
    if (answer.headers.has(name)) response.setHeader(name, answer.headers.get(name));
  }
  response.writeHead(answer.status).end(text);
}

function serve(handle) {
  const server = createServer((request, response) =>
    Promise.resolve(handle(request, response)).catch((error) => response.destroy(error)),
  );
  return new Promise((done) => server.listen(0, "localhost", () => done(server)));
}

async function call(method, path, key, body) {
  const answer = await fetch(laptop + path, {
    method,
    headers: { ...(key && { Authorization: `Bearer ${key}` }), "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  assert.ok(answer.ok, `${method} ${path} answered ${answer.status}`);
  return answer.json();
}

/** As the shop's backend mints it. */
function tokenOf(sub, validSeconds = 36_000) {
  const part = (json) => Buffer.from(JSON.stringify(json)).toString("base64url");
  const exp = Math.floor(Date.now() / 1_000) + validSeconds;
  const signed = `${part({ alg: "HS256" })}.${part({ iss: workspace.id, sub, exp })}`;
  return `${signed}.${createHmac("sha256", workspace.tokenSecret).update(signed).digest("base64url")}`;
}

const claims = (token) => JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString());
