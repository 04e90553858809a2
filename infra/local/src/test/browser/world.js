// A headless browser before the started laptop: FOLLOWUP_URL, CHROMIUM, and playwright-core and axe-core in PLAYWRIGHT.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const modules = createRequire(`${process.env.PLAYWRIGHT}/`);
const { chromium } = modules("playwright-core");
const axe = readFileSync(modules.resolve("axe-core/axe.min.js"), "utf8");

export const laptop = process.env.FOLLOWUP_URL;
const DESKTOP = { width: 1440, height: 900 };
let browser;

export const launch = async () => (browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] }));
export const quit = () => browser?.close();

/** A call of the laptop; with a key as a backend makes it. */
export async function call(method, path, body, key) {
  const response = await fetch(laptop + path, {
    method,
    headers: key ? { Authorization: `Bearer ${key}` } : {},
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
  return text === "" ? null : JSON.parse(text);
}

export const demo = () => call("GET", "/local/demo");
export const settle = () => call("POST", "/local/settle");
export const skip = (duration) => call("POST", "/local/clock", { skip: duration });

export async function fairWeather() {
  for (const carrier of ["push", "alimtalk", "line", "xms", "email"]) await call("PUT", `/local/carriers/${carrier}`, { mode: "ok" });
}

/**
 * Somebody's browser. Whatever a page complains of, and whatever it asks of another host, is a fault;
 * refusals that a test asks for are `expected`.
 */
export async function visitor({ locale = "en-US", scheme = "light", viewport = DESKTOP, expected = [] } = {}) {
  const context = await browser.newContext({ locale, colorScheme: scheme, viewport, timezoneId: "Asia/Seoul", reducedMotion: "reduce" });
  const faults = [];
  const hosts = new Set();
  context.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith("http")) hosts.add(host);
  });
  context.on("page", (page) => {
    page.on("pageerror", (error) => faults.push(error.stack));
    page.on("console", (message) => {
      const text = `${message.text()} ${message.location().url}`;
      if (["error", "warning"].includes(message.type()) && !expected.some((each) => each.test(text))) faults.push(text);
    });
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return {
    page,
    context,
    async open(path = "/") {
      await page.goto(laptop + path);
      if (path === "/") await page.locator("#people input").first().waitFor({ state: "attached" });
      return page;
    },
    /** Closes it, and says that nothing was wrong. */
    async done() {
      assert.deepEqual(faults, []);
      assert.deepEqual([...hosts], [new URL(laptop).host], "asked of another host");
      await context.close({ runBeforeUnload: true });
    },
  };
}

/** What axe finds, with the elements. */
export async function judged(page, what) {
  // The module is put in as a debugger would: the page itself runs no script but its own.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { iframes: false }));
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, any, all, none }) => `${target} (${[...any, ...all, ...none].map(({ message }) => message)[0]})`).join("; ")}`);
  assert.deepEqual(found, [], `axe: ${what}`);
}

/** Long enough for a machine that does much else: only what never comes has to wait so long. */
export async function until(what, holds, seconds = 60) {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    if (await holds()) return;
    assert.ok(Date.now() < end, `not in time: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Whether nothing stands beyond the right edge. */
export const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

export const presence = async (id) => {
  const { workspaceKey } = await demo();
  return (await call("GET", `/v1/customers/${id}/presence`, undefined, workspaceKey)).online;
};

/** The next of her tabs' signs of life that was taken. */
export const told = (page) => page.waitForResponse((response) => response.url().endsWith("/v1/presence") && response.request().method() === "POST" && response.ok());

/** Mina's page within the playground. */
export const herPage = (page) => page.frameLocator("#pages iframe.page:not([hidden])");

export const sentence = (page) => page.locator("#answer .sentence");
