// The playground in a real browser, as somebody meets it who has just started the laptop.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { call, demo, fairWeather, fits, herPage, judged, launch, laptop, presence, quit, sentence, settle, skip, told, until, visitor } from "./world.js";

before(async () => {
  await launch();
  // Whoever was told something just before is told the next thing later (F7).
  await skip("PT10M");
});
after(quit);
afterEach(async () => {
  await fairWeather();
  // What is under way ends, and whoever is here is not any more.
  await skip("PT10M");
});

const TOURS = [
  { locale: "en-US", push: "Under way", answer: /^Mina got it by AlimTalk at .*, \d\d sec after a push that the phone did not answer\u00a0·\u00a0₩10$/, seen: /opened the push/ },
  { locale: "ko-KR", push: "진행 중", answer: /^미나 님이 .*에 알림톡으로 받았습니다\. \d\d초 전에 보낸 푸시에는 휴대폰이 응답하지 않았습니다\u00a0·\u00a0₩10$/, seen: /푸시를 열었습니다/ },
  { locale: "ja-JP", push: "進行中", answer: /^ミナさんに.*にアリムトークで届きました。\d\d秒前のプッシュにはスマホの応答がありませんでした\u00a0·\u00a0[₩￦]10$/, seen: /プッシュを開きました/ },
];

for (const { locale, push, answer, seen } of TOURS) {
  test(`the tour from end to end: ${locale}`, async () => {
    const somebody = await visitor({ locale });
    const page = await somebody.open();
    assert.equal(await page.locator("html").getAttribute("lang"), locale.slice(0, 2));
    await herPage(page).locator("#shop").waitFor();
    await until("her tab beats", () => presence("mina"));
    await judged(page, "first screen");
    assert.deepEqual(await page.evaluate(() => [document.documentElement.scrollHeight <= innerHeight, document.documentElement.scrollWidth <= innerWidth]), [true, true], "one screen");

    await page.locator("#tabs .x").click();
    await until("she has left", async () => !(await presence("mina")));
    await page.locator("#tour-dots .done").first().waitFor();

    await page.locator("#send").click();
    await page.locator(".notice.push").first().waitFor();
    await until("the push is out", async () => (await page.locator("#answer .badge").textContent()) === push);
    await judged(page, "a push is out");

    await page.locator('[data-skip="PT30S"]').click();
    await until("told", async () => answer.test(await sentence(page).textContent()));
    await page.locator(".notice.talk .talk-card").first().waitFor();
    await page.frameLocator("#mail iframe").locator("h1").waitFor();
    await judged(page, "told");

    await page.locator("#more > summary").click();
    const way = ["Push", "Fallback", "ClaimUnseen", "Tell", "Messenger", "Email", "Done"];
    await until("both machines are lit", async () => isDeepStrictEqual(await lit(page), way)).catch(() => {});
    assert.deepEqual(await lit(page), way);
    assert.deepEqual(await page.locator(".workflow").evaluate(overlaps), []);
    assert.equal(await page.locator("#tour-dots .done").count(), 4);
    await judged(page, "details");

    await page.locator("#text").fill(`One more, ${locale}`);
    await page.locator("#send").click();
    await page.locator(".notice.push", { hasText: `One more, ${locale}` }).locator("button").nth(1).click();
    await until("opened", async () => seen.test(await sentence(page).textContent()));
    await herPage(page).locator("#arrived").waitFor();
    await judged(page, "opened");
    await somebody.done();
  });
}

const lit = async (page) => (await page.locator(".workflow .node.lit").evaluateAll((nodes) => nodes.map(({ dataset }) => dataset.state))).toSorted((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other));
const ORDER = ["Push", "Fallback", "ClaimUnseen", "ClaimLater", "Tell", "Messenger", "TextLater", "Xms", "Email", "EmailLater", "Done"];

/** What of a picture lies over something else, or beyond its edge. */
function overlaps(picture) {
  const whole = picture.getBoundingClientRect();
  const boxes = [...picture.querySelectorAll(".node > rect, text:not(.node:not(.lit) .at)")].map((each) => ({ box: each.getBoundingClientRect(), of: each.closest(".node")?.dataset.state, text: each.textContent }));
  const beyond = boxes.filter(({ box }) => box.left < whole.left - 0.5 || box.right > whole.right + 0.5 || box.top < whole.top - 0.5 || box.bottom > whole.bottom + 0.5);
  const over = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(({ box, of }) => (of === undefined || of !== one.of) && box.left < one.box.right && one.box.left < box.right && box.top < one.box.bottom && one.box.top < box.bottom)
      .map((other) => `${one.text || one.of} over ${other.text || other.of}`),
  );
  const cut = [...picture.querySelectorAll(".node")].filter((node) => node.querySelector("text").getBoundingClientRect().width > node.querySelector("rect").getBoundingClientRect().width - 4);
  return [...beyond.map(({ text, of }) => `${text || of} beyond`), ...over, ...cut.map(({ dataset }) => `${dataset.state} cut`)];
}

test("a tab that is hidden is silent, a doubled one closed is no leaving, and a click reads", async () => {
  const somebody = await visitor();
  const page = await somebody.open();
  await until("here", () => presence("mina"));
  await page.locator("#hide").click();
  await page.locator('[data-skip="PT5M"]').click();
  await page.locator(".status", { hasText: "5 min passed" }).waitFor();
  assert.equal(await presence("mina"), false, "P3");
  await page.locator("#uncover").click();
  await until("here again", () => presence("mina"));

  await page.locator("#double").click();
  await until("two tabs", async () => (await page.locator("#tabs li").count()) === 2);
  await herPage(page).locator("#shop").click();
  await page.locator("#tabs .x").last().click();
  await until("one tab", async () => (await page.locator("#tabs li").count()) === 1);
  await settle();
  assert.equal(await presence("mina"), true, "P2");

  await page.locator("#text").fill("Are you there?");
  await page.locator("#send").click();
  await herPage(page).locator(".unread").waitFor();
  await herPage(page).locator(".unread .words").click();
  await until("read", async () => /read it in the chat|was on the page/.test(await sentence(page).textContent()));
  await herPage(page).locator("#words").fill("Yes!");
  await herPage(page).locator("#write button").click();
  await page.locator("#jun-messages .theirs").filter({ hasText: "Yes!" }).waitFor();
  await somebody.done();
});

/** Whom each carrier is tried with: Alex has no phone with the app, and an opening goes by no messenger. */
const WAYS = {
  push: { who: "Mina", opening: false },
  alimtalk: { who: "Mina", opening: false },
  line: { who: "Yuki", opening: false },
  xms: { who: "Alex", opening: true },
  email: { who: "Alex", opening: true },
};

const unanswered = ", 30 sec after a push that the phone did not answer";
const AS_EVER = [`Mina got it by AlimTalk at @${unanswered} · ₩10`, "push no answer", "AlimTalk delivered ₩10", "email sent"];
const NO_PUSH = "Mina got it by AlimTalk at @, since the push could not be delivered · ₩10";
const INSTEAD = `Mina got it by SMS at @${unanswered}, since AlimTalk did not get through · ₩12`;
const NO_LINE = `Sent to Yuki by SMS and email at @${unanswered}, since LINE did not get through · ₩12`;
const BY_LINE = [`Sent to Yuki by LINE and email at @${unanswered}`, "push no answer", "LINE sent", "email sent"];
const BOTH = ["Sent to Alex by SMS and email at @ · ₩12", "LINE not when Jun writes first", "SMS sent ₩12", "email sent"];
const BY_MAIL = "Sent to Alex by email at @";
const BY_TEXT = "Sent to Alex by SMS at @ · ₩12";

/** Two hours later: the sentence, its time as `@`, then what it says of each channel. */
const WEATHERS = [
  ["push", "ok", ...AS_EVER],
  ["push", "refuse", NO_PUSH, "push refused", "AlimTalk delivered ₩10", "email sent"],
  ["push", "blocked", NO_PUSH, "push switched off on the phone", "AlimTalk delivered ₩10", "email sent"],
  ["push", "silent", ...AS_EVER],
  ["push", "slow", ...AS_EVER],
  ["push", "down", NO_PUSH, "push the carrier could not be reached", "AlimTalk delivered ₩10", "email sent"],
  ["alimtalk", "ok", ...AS_EVER],
  ["alimtalk", "refuse", INSTEAD, "push no answer", "AlimTalk not used lately", "SMS delivered ₩12", "email sent"],
  ["alimtalk", "blocked", INSTEAD, "push no answer", "AlimTalk blocked by the customer", "SMS delivered ₩12", "email sent"],
  ["alimtalk", "silent", INSTEAD, "push no answer", "AlimTalk sent", "SMS delivered ₩12", "email sent"],
  ["alimtalk", "slow", `Mina got it by AlimTalk and SMS at @${unanswered}, the text since AlimTalk was late · ₩22`, "push no answer", "AlimTalk delivered ₩10 too late", "SMS delivered ₩12", "email sent"],
  ["alimtalk", "down", INSTEAD, "push no answer", "AlimTalk the carrier could not be reached", "SMS delivered ₩12", "email sent"],
  ["line", "ok", ...BY_LINE],
  ["line", "refuse", NO_LINE, "push no answer", "LINE not a user of it", "SMS sent ₩12", "email sent"],
  ["line", "blocked", NO_LINE, "push no answer", "LINE not a user of it", "SMS sent ₩12", "email sent"],
  ["line", "silent", ...BY_LINE],
  ["line", "slow", ...BY_LINE],
  ["line", "down", NO_LINE, "push no answer", "LINE the carrier could not be reached", "SMS sent ₩12", "email sent"],
  ["xms", "ok", ...BOTH],
  ["xms", "refuse", BY_MAIL, "LINE not when Jun writes first", "SMS address not known", "email sent"],
  ["xms", "blocked", BY_MAIL, "LINE not when Jun writes first", "SMS blocked by the customer", "email sent"],
  ["xms", "silent", ...BOTH],
  ["xms", "slow", ...BOTH],
  ["xms", "down", BY_MAIL, "LINE not when Jun writes first", "SMS the carrier could not be reached", "email sent"],
  ["email", "ok", ...BOTH],
  ["email", "refuse", BY_TEXT, "LINE not when Jun writes first", "SMS sent ₩12", "email address not known"],
  ["email", "blocked", BY_TEXT, "LINE not when Jun writes first", "SMS sent ₩12", "email blocked by the customer"],
  ["email", "silent", ...BOTH],
  ["email", "slow", ...BOTH],
  ["email", "down", BY_TEXT, "LINE not when Jun writes first", "SMS sent ₩12", "email the carrier could not be reached"],
];

/** A block is the customer's word and outlives the weather, so each case has addresses of its own. */
async function moved({ id, phone, deviceToken, lineUserId }, number) {
  const { workspaceKey } = await demo();
  const digits = String((process.pid * 37 + number) % 10_000).padStart(4, "0");
  const other = (address) => address.slice(0, -4) + digits;
  await call("PUT", `/v1/customers/${id}`, { email: `${id}-${digits}@example.com`, phone: other(phone), lineUserId: other(lineUserId) }, workspaceKey);
  if (deviceToken) await call("PUT", `/v1/customers/${id}/devices/phone`, { platform: "android", token: `${deviceToken}-${digits}` }, workspaceKey);
}

test("each way in each weather has its answer, chosen in the panel", async (each) => {
  const { customers, workspaceKey } = await demo();
  const somebody = await visitor();
  const page = await somebody.open();
  await page.locator("#tabs .x").click();
  for (const [number, [carrier, mode, ...says]] of WEATHERS.entries()) {
    await each.test(`${carrier} ${mode}`, async () => {
      const { who, opening } = WAYS[carrier];
      await moved(customers.find(({ name }) => name.startsWith(who)), number);
      await page.locator("#people label", { hasText: who }).click();
      await page.locator("#weather-button").click();
      await page.locator(`#weather select[name="${carrier}"]`).selectOption(mode);
      await until("set", async () => (await call("GET", "/local/console")).weather[carrier] === mode);
      await page.keyboard.press("Escape");
      await page.locator("#opening").setChecked(opening);
      await page.locator("#text").fill(`${carrier} ${mode}`);
      await page.locator("#send").click();
      await until("taken", async () => (await page.locator("#jun-messages .words").last().textContent()) === `${carrier} ${mode}`);
      await settle();
      await skip("PT2H");
      const answer = async () => [plain(await sentence(page).textContent()).replace(/(?<= at )([A-Z]\w+ \d+, )?\d+:\d\d [AP]M/, "@"), ...(await page.locator("#answer .chip").evaluateAll((chips) => chips.map((chip) => [...chip.childNodes].map((part) => part.textContent).join(" ")))).map(plain)];
      await until("told", async () => isDeepStrictEqual(await answer(), says), 20).catch(() => {});
      assert.deepEqual(await answer(), says);
    });
    await fairWeather();
  }
  await page.locator("#opening").setChecked(false);
  await page.locator("#weather-button").click();
  await judged(page, "weather");
  await somebody.done();
  for (const { id, email, phone, lineUserId, deviceToken } of customers) {
    await call("PUT", `/v1/customers/${id}`, { email, phone, lineUserId }, workspaceKey);
    if (deviceToken) await call("PUT", `/v1/customers/${id}/devices/phone`, { platform: "android", token: deviceToken }, workspaceKey);
  }
});

/** Without signs that are not read out, and blanks that look alike. */
const plain = (text) => text.replace(/[✓✕…→–]/g, "").replace(/\s+/g, " ").trim();

test("when all of it fails, it says so and what to do", async () => {
  const somebody = await visitor();
  const page = await somebody.open();
  await page.locator("#tabs .x").click();
  for (const carrier of ["push", "alimtalk", "xms", "email"]) await call("PUT", `/local/carriers/${carrier}`, { mode: "refuse" });
  await page.locator("#send").click();
  await until("failed", async () => /^Mina did not get it: push .*refused/.test(await sentence(page).textContent()));
  assert.ok((await page.locator("#answer .advice li").count()) > 0);
  await judged(page, "failed");

  const { workspaceKey } = await demo();
  const somebodyElse = `nobody-${process.pid}`;
  await call("PUT", `/v1/customers/${somebodyElse}`, { name: "Nobody" }, workspaceKey);
  await call("POST", "/v1/replies", { id: somebodyElse, chatId: somebodyElse, customerId: somebodyElse, text: "Hello?" }, workspaceKey);
  await settle();
  await page.goto(`${laptop}/console/#day`);
  await page.locator(`[data-reply="${somebodyElse}"]`).click();
  const said = page.locator(".shown .sentence");
  await until("unreachable", async () => /no phone number and no email address/.test(await said.textContent()));
  assert.match(await page.locator(".shown .advice").textContent(), /Ask for a phone number or an email address/);
  await judged(page, "unreachable");
  await somebody.done();
});

test("markup is text everywhere, and no script of it runs", async () => {
  const markup = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script><b>bold</b>`;
  const { workspaceKey } = await demo();
  const settings = await call("GET", "/v1/workspace", undefined, workspaceKey);
  await call("PUT", "/v1/workspace", { ...settings, content: "full" }, workspaceKey);
  const somebody = await visitor();
  const page = await somebody.open();
  await page.locator("#tabs .x").click();
  await page.locator("#text").fill(markup);
  await page.locator("#send").click();
  await page.locator(".notice.push").first().waitFor();
  await page.locator('[data-skip="PT30S"]').click();
  await until("mailed", async () => (await page.frameLocator("#mail iframe").locator("body").textContent()).includes("onerror"));
  await page.locator("#open").click();
  await herPage(page).locator(".words").last().waitFor();
  for (const selector of ["#jun-messages .words", ".notice.push .notice-text", ".notice.talk .notice-text", "#answer .quoted"]) {
    await page.locator(selector, { hasText: "onerror" }).first().waitFor();
    assert.equal(await page.locator(`${selector} :is(img, script, b)`).count(), 0, selector);
  }
  assert.equal(await herPage(page).locator(".words :is(img, script, b)").count(), 0);
  assert.equal(await page.frameLocator("#mail iframe").locator("b, script").count(), 0);
  assert.notEqual(await page.title(), "owned");
  await call("PUT", "/v1/workspace", settings, workspaceKey);
  await somebody.done();
});

test("after a reload everything is still there", async () => {
  const somebody = await visitor();
  const page = await somebody.open();
  await page.locator("#tabs .x").click();
  const text = `Still there ${process.pid}`;
  await page.locator("#text").fill(text);
  await page.locator("#send").click();
  await page.locator(".notice.push").first().waitFor();
  await page.locator("#text").fill("half a thought");
  await page.locator("#people label", { hasText: "Alex" }).click();
  await page.locator("#people label", { hasText: "Mina" }).click();

  await page.reload();

  await page.locator("#jun-messages .words").filter({ hasText: text }).waitFor();
  assert.equal(await page.locator("#text").inputValue(), "half a thought");
  assert.equal(await page.locator("#tabs li").count(), 0, "a closed tab stays closed");
  assert.ok((await page.locator("#tour-dots .done").count()) >= 2);
  await page.locator(".notice.push").first().waitFor();
  await page.locator("#answer .quoted").filter({ hasText: text }).waitFor();
  await somebody.done();
});

test("two browsers at once see one world", async () => {
  const [one, other] = [await visitor(), await visitor({ locale: "ko-KR" })];
  const [page] = await Promise.all([one.open(), told(one.page)]);
  const [theirs] = await Promise.all([other.open(), told(other.page)]);
  await page.locator("#tabs .x").click();
  await settle();
  assert.equal(await presence("mina"), true, "her other browser is still there");
  await theirs.locator("#tabs .x").click();
  await until("gone", async () => !(await presence("mina")));

  await page.locator("#text").fill("From one browser");
  await page.locator("#send").click();
  await theirs.locator("#jun-messages .words").last().filter({ hasText: "다른 브라우저" }).waitFor();
  await theirs.locator(".notice.push", { hasText: "From one browser" }).locator("button").first().click();
  await until("received", async () => /got the push/.test(await sentence(page).textContent()));
  await one.done();
  await other.done();
});

test("320 px, a phone, dark: nothing is cut off, nothing is illegible", async () => {
  for (const [viewport, scheme, locale] of [[{ width: 320, height: 640 }, "light", "ja-JP"], [{ width: 390, height: 844 }, "dark", "ko-KR"], [{ width: 820, height: 1180 }, "light", "en-US"]]) {
    const somebody = await visitor({ viewport, scheme, locale });
    const page = await somebody.open();
    await page.locator("#tabs .x").click();
    await page.locator("#send").click();
    await page.locator("#answer .sentence").waitFor();
    assert.ok(await fits(page), `${viewport.width} px`);
    await judged(page, `${viewport.width} px ${scheme}`);
    await somebody.done();
  }
});

test("the keyboard alone is enough", async () => {
  const somebody = await visitor();
  const page = await somebody.open();
  await until("here", () => presence("mina"));
  const reach = async (selector) => {
    for (let count = 0; count < 150; count++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    }
    assert.fail(`Tab never comes to ${selector}`);
  };
  await reach("#tabs .x");
  await page.keyboard.press("Enter");
  await until("gone", async () => !(await presence("mina")));
  await reach("#text");
  await page.keyboard.press("Enter");
  await page.locator(".notice.push").first().waitFor();
  await reach("#more > summary");
  await page.keyboard.press("Enter");
  await page.locator("#details .told").waitFor();
  await page.locator('[popovertarget="curl-panel"]').focus();
  await page.keyboard.press("Enter");
  await page.locator("#calls pre").first().waitFor();
  assert.match(await page.locator("#calls pre").first().textContent(), /^curl -sS/);
  await judged(page, "curl");
  await page.keyboard.press("Escape");
  await somebody.done();
});

test("below 150 KB, by scripts of its own alone; how soon it is interactive is told", async (t) => {
  const somebody = await visitor();
  const sizes = new Map();
  somebody.page.on("response", async (response) => {
    const { pathname } = new URL(response.url());
    // The presence module and the workflow's definition are the system's own, and served as such.
    if (!/\.(js|css|html)$|^\/$/.test(pathname) || pathname.startsWith("/followup.")) return;
    const body = await response.body().catch(() => null);
    if (body) sizes.set(pathname, body.length);
  });
  const performance = await somebody.context.newCDPSession(somebody.page);
  await performance.send("Performance.enable", { timeDomain: "threadTicks" });
  await somebody.open();
  const { metrics } = await performance.send("Performance.getMetrics");
  const worked = metrics.find(({ name }) => name === "TaskDuration").value;
  await herPage(somebody.page).locator("#shop").waitFor();
  const trips = await somebody.page.evaluate(roundTrips);
  // Told and not asserted: both are the machine's, too.
  t.diagnostic(`${worked} s of the processor, ${trips} round trips one after the other`);
  await somebody.page.locator("#send").click();
  await somebody.page.locator("#answer .sentence").waitFor();
  await somebody.page.locator("#more > summary").click();
  await somebody.page.locator(".workflow").waitFor();
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  assert.ok(sizes.size > 20 && bytes < 150_000, `${bytes} bytes of ${sizes.size} files`);
  for (const path of ["/", "/chat.html"]) {
    const page = await (await fetch(laptop + path)).text();
    const policy = /Content-Security-Policy" content="([^"]+)/.exec(page)[1];
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self';/);
    assert.doesNotMatch(page, /<script(?![^>]* src=)/);
    assert.doesNotMatch(page, /\son[a-z]+=/);
  }
  const refused = await somebody.page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.ran = true";
    document.body.append(script);
    return globalThis.ran;
  }).catch(() => undefined);
  assert.notEqual(refused, true, "an inline script ran");
  await somebody.context.close();
});

/** How many of a page's calls waited for one another until it showed the customer's browser. */
function roundTrips() {
  const all = performance.getEntriesByType("resource");
  const shown = all.find(({ name }) => name.includes("/chat.html")).startTime;
  let end = -1;
  return all
    .filter(({ startTime }) => startTime < shown)
    .toSorted((one, other) => one.responseEnd - other.responseEnd)
    .filter(({ startTime, responseEnd }) => startTime >= end && (end = responseEnd)).length;
}
