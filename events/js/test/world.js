import { readFileSync } from "node:fs";

const source = readFileSync(new URL("../followup.js", import.meta.url), "utf8")
  .replaceAll("import.meta.url", '"https://followup.test/followup.js"')
  .replaceAll(/^export /gm, "");

/** A browser with tabs, a server and a clock, as far as followup.js sees them. Time moves when told. */
export class World {
  /** What went out, oldest first: `{at, by: "fetch" | "beacon", session, n, state, agoMs, token}`. */
  calls = [];
  /** How the server answers a fetch; throws where it cannot be reached. */
  answer = () => ({ status: 200, json: { online: true, nextBeatSeconds: 90 } });
  #monotonic = 5_000;
  #wall = Date.parse("2026-11-22T09:00:00Z");
  #timers = new Map();
  #count = 0;
  #channels = new Set();

  get now() {
    return this.#wall;
  }

  /** A tab whose page has been read, its pictures perhaps not. */
  tab(options = {}, visible = true) {
    return new Tab(this, options, visible);
  }

  /** Lives through this time: timers fire at their instants. */
  async pass(seconds) {
    const end = this.#monotonic + seconds * 1_000;
    await settled();
    for (;;) {
      const [next] = [...this.#timers].sort(([, a], [, b]) => a.at - b.at);
      if (!next || next[1].at > end) break;
      this.#timers.delete(next[0]);
      this.#move(Math.max(0, next[1].at - this.#monotonic));
      next[1].then();
      await settled();
    }
    this.#move(end - this.#monotonic);
  }

  /** The machine sleeps: the wall clock goes on, nothing else does. */
  sleep(seconds) {
    this.#wall += seconds * 1_000;
  }

  /** Somebody sets the clock. */
  setClock(seconds) {
    this.#wall += seconds * 1_000;
  }

  #move(ms) {
    this.#monotonic += ms;
    this.#wall += ms;
  }

  /** The globals of a page, but for those that are the tab's own. */
  globals() {
    const world = this;
    const BroadcastChannel = class {
      constructor(name) {
        this.name = name;
        world.#channels.add(this);
      }
      postMessage(data) {
        const copy = structuredClone(data);
        for (const other of world.#channels) {
          if (other === this || other.name !== this.name) continue;
          queueMicrotask(() => world.#channels.has(other) && other.onmessage({ data: copy }));
        }
      }
      close() {
        world.#channels.delete(this);
      }
    };
    return {
      setTimeout: (then, ms) => {
        this.#timers.set(++this.#count, { at: this.#monotonic + ms, then });
        return this.#count;
      },
      clearTimeout: (id) => void this.#timers.delete(id),
      performance: { now: () => this.#monotonic },
      Date: { now: () => this.#wall },
      globalThis: { BroadcastChannel },
      BroadcastChannel,
      fetch: async (url, { body }) => {
        this.calls.push({ at: this.#wall, by: "fetch", url, ...JSON.parse(body) });
        const { status = 200, json = {}, headers = {} } = await this.answer(JSON.parse(body));
        return {
          ok: status < 300,
          status,
          headers: { get: (name) => headers[name] ?? null },
          json: async () => json,
        };
      },
    };
  }

  told(state) {
    return this.calls.filter((call) => call.state === state);
  }
}

class Tab {
  #listeners = new Map();
  #document = { visibilityState: "visible" };
  tokens = 0;

  constructor(world, { token = () => tokenOf("mina"), session } = {}, visible) {
    this.#document.visibilityState = visible ? "visible" : "hidden";
    const target = (name) => ({
      addEventListener: (event, what) => this.#listeners.set(`${name} ${event}`, what),
      removeEventListener: (event) => this.#listeners.delete(`${name} ${event}`),
    });
    const page = {
      ...world.globals(),
      window: target("window"),
      document: Object.assign(this.#document, target("document")),
      navigator: {
        sendBeacon: (url, body) => {
          world.calls.push({ at: world.now, by: "beacon", url, ...JSON.parse(body) });
          return true;
        },
      },
    };
    const { start, clock, acknowledge } = new Function(
      ...Object.keys(page),
      `${source}\nreturn { start, clock, acknowledge };`,
    )(...Object.values(page));
    this.clock = clock;
    this.acknowledge = acknowledge;
    this.presence = start({
      url: "https://followup.test",
      session,
      token: () => {
        this.tokens++;
        return token();
      },
    });
  }

  async #fire(event, details = {}) {
    this.#listeners.get(event)?.(details);
    await settled();
  }

  acts() {
    return this.#fire("window pointerdown");
  }

  scrollsByItself() {
    return this.#fire("window scroll");
  }

  hides() {
    this.#document.visibilityState = "hidden";
    return this.#fire("document visibilitychange");
  }

  shows() {
    this.#document.visibilityState = "visible";
    return this.#fire("document visibilitychange");
  }

  freezes() {
    return this.#fire("document freeze");
  }

  /** As browsers do it: the page is told first that it goes, then that it is hidden. */
  async closes() {
    await this.#fire("window pagehide");
    await this.hides();
  }

  /** From the back-forward cache. */
  async comesBack() {
    this.#document.visibilityState = "visible";
    await this.#fire("window pageshow", { persisted: true });
  }

  /** The last of its pictures is there. */
  hasLoaded() {
    return this.#fire("window pageshow", { persisted: false });
  }
}

export const tokenOf = (sub, more = {}) =>
  ["e30", Buffer.from(JSON.stringify({ iss: "lamps", sub, ...more })).toString("base64url"), "c2ln"].join(".");

/** Promises and messages between tabs are not made to wait for time. */
async function settled() {
  for (let i = 0; i < 30; i++) await Promise.resolve();
}
