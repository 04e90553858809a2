// The day and the settings, with a workspace's key alone, as against a deployed API.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { call, demo, fits, judged, launch, laptop, quit, settle, skip, until, visitor } from "./world.js";

let shop;
before(async () => {
  await launch();
  shop = await call("POST", "/v1/workspaces", { id: `shop-${process.pid}`, name: "Lamps" }, "local");
  await call("PUT", `/v1/workspaces/${shop.id}/billing`, { paymentMethod: true }, "local");
  await call("PUT", "/v1/customers/ann", { email: "ann@example.com" }, shop.workspaceKey);
  const settings = await call("GET", "/v1/workspace", undefined, shop.workspaceKey);
  await call("PUT", "/v1/workspace", { ...settings, ask: { email: true } }, shop.workspaceKey);
  for (let number = 1; number <= 23; number++) {
    const [customerId, id] = [number % 2 ? "ann" : "bob", `lamp-${number}`];
    await call("POST", "/v1/replies", { id, chatId: `c-${number}`, customerId, text: "Hello" }, shop.workspaceKey);
  }
  await settle();
  // Counts may be a minute old.
  await skip("PT1M");
});
after(quit);

const entered = async (locale, more = {}) => {
  const somebody = await visitor({ locale, ...more });
  await somebody.page.addInitScript((access) => top === window && sessionStorage.setItem("followup.access", access), JSON.stringify({ base: laptop, key: shop.workspaceKey }));
  return somebody;
};

test("a key is asked for where there is no demo, kept in this tab alone, and given up", async () => {
  const somebody = await visitor({ expected: [/401|404/] });
  const { page } = somebody;
  await page.route("**/local/demo", (route) => route.fulfill({ status: 404, body: "{}" }));
  await page.goto(`${laptop}/console/`);
  await page.locator("#key").fill("fk_wrong");
  await page.locator("#access button").click();
  await page.locator("#access-error:not(:empty)").waitFor();
  await page.locator("#access button").focus();
  await judged(page, "access");
  await page.locator("#key").fill(shop.workspaceKey);
  await page.locator("#access button").click();
  await page.locator("#day .row").first().waitFor();
  assert.equal(await page.locator("#workspace").textContent(), "Lamps");
  assert.equal(await page.evaluate(() => Object.values(localStorage).join().includes("fk_")), false);
  await page.reload();
  await page.locator("#day .row").first().waitFor();
  await page.locator("#leave").click();
  await page.locator("#key").waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  await somebody.done();
});

for (const [locale, none, more] of [["en-US", "None fits.", "More"], ["ko-KR", "해당하는 답변이 없습니다.", "더 보기"], ["ja-JP", "該当する返信はありません。", "もっと見る"]]) {
  test(`the day: filters, pages, search, an answer: ${locale}`, async () => {
    const somebody = await entered(locale, {});
    const page = await somebody.open("/console/#day");
    await page.locator("#day .row").nth(19).waitFor();
    assert.equal(await page.locator("#day .row").count(), 20);
    await page.locator("#day .foot button", { hasText: more }).click();
    await page.locator("#day .row").nth(22).waitFor();
    await page.locator("#day .bars").nth(1).waitFor();
    assert.equal(await page.locator("#day .totals .tone-warn strong").textContent(), "11", "unreachable, counted");
    await judged(page, "the day");

    await page.locator('[name="outcome"]').selectOption("UNREACHABLE");
    await page.waitForFunction(() => document.querySelectorAll("#day .row").length === 11);
    await page.locator('[name="channel"]').selectOption("LINE");
    await page.locator("#day .foot", { hasText: none }).waitFor();
    await page.locator('[name="channel"]').selectOption("");
    await page.locator('[name="outcome"]').selectOption("");
    await page.locator('[name="search"]').fill("lamp-7");
    await page.locator(".filters button").click();
    await page.waitForFunction(() => document.querySelectorAll("#day .row").length === 1);
    await page.locator('[data-reply="lamp-7"]').click();
    await page.locator(".shown .sentence").waitFor();
    assert.ok((await page.locator(".workflow .lit").count()) > 3);
    await judged(page, "an answer");
    await page.locator('[name="search"]').fill("bob");
    await page.locator(".filters button").click();
    await page.waitForFunction(() => document.querySelectorAll("#day .row").length === 11);
    await page.locator('#costs-title').waitFor();
    await somebody.done();
  });
}

test("the settings: rules speak at their fields, what is saved is saved, what changed meanwhile is not overwritten", async () => {
  const somebody = await entered("en-US", { expected: [/4\d\d/] });
  const page = await somebody.open("/console/#settings");
  await page.locator("#field-receiptWaitSeconds").fill("4");
  await page.locator(`[id="field-email.color"]`).fill("brown");
  await page.locator(".save button").click();
  await page.locator('[data-error="receiptWaitSeconds"]:not(:empty)').waitFor();
  assert.equal(await page.locator(`[id="field-email.color"]`).getAttribute("aria-invalid"), "true");
  await judged(page, "refused settings");

  await page.locator("#field-receiptWaitSeconds").fill("45");
  await page.locator(`[id="field-email.color"]`).fill("#7a4b2a");
  await page.locator(`[id="field-text.alimTalk"]`).check();
  await page.locator(`[id="field-text.alimTalk.senderKey"]`).fill("0123456789abcdef0123456789abcdef01234567");
  await page.locator(`[id="field-text.alimTalk.templateCode"]`).fill("reply");
  await page.locator(".save button").click();
  await page.locator(".status:not(:empty)").waitFor();
  const saved = await call("GET", "/v1/workspace", undefined, shop.workspaceKey);
  assert.equal(saved.receiptWaitSeconds, 45);
  assert.equal(saved.email.color, "#7a4b2a");
  assert.deepEqual(saved.text.alimTalk, { vendor: "nhn", senderKey: "0123456789abcdef0123456789abcdef01234567", templateCode: "reply" });
  assert.deepEqual(saved.ask, { phone: false, email: true, name: false });

  await call("PUT", "/v1/workspace", { ...saved, minGapSeconds: 90 }, shop.workspaceKey);
  await page.locator("#field-receiptWaitSeconds").fill("50");
  await page.locator(".save button").click();
  await page.locator(".save .field-error", { hasText: "meanwhile" }).waitFor();
  assert.equal((await call("GET", "/v1/workspace", undefined, shop.workspaceKey)).minGapSeconds, 90);
  await somebody.done();
});

test("a preview is by what stands in the form, saved or not; markup in it is text, and it sends nothing", async () => {
  const somebody = await entered("ko-KR", { expected: [/4\d\d/] });
  const page = await somebody.open("/console/#settings");
  const before = (await call("GET", "/local/outbox")).length;
  await page.locator(`[id="field-email.color"]`).fill("#123456");
  await page.locator("#preview-text").fill("<b>조명</b>이 준비되었습니다.");
  await page.locator("form:has(#preview-text) button").click();
  await page.locator('[data-kind="SMS"] .notice-preview', { hasText: "<b>조명</b>" }).waitFor();
  const mail = page.frameLocator('[data-kind="EMAIL"] iframe');
  await mail.locator("a").first().waitFor();
  assert.match(await mail.locator("a").first().getAttribute("style"), /#123456/);
  assert.equal(await mail.locator("b").count(), 0);
  await judged(page, "preview");
  assert.equal((await call("GET", "/local/outbox")).length, before);
  assert.notEqual((await call("GET", "/v1/workspace", undefined, shop.workspaceKey)).email.color, "#123456");

  await page.locator(`[id="field-email.color"]`).fill("blue");
  await page.locator("form:has(#preview-text) button").click();
  await page.locator('[data-error="email.color"]:not(:empty)').waitFor();
  await somebody.done();
});

test("a key is made anew with the operator's, shown once, and this page goes on with it", async () => {
  const somebody = await entered("en-US");
  const page = await somebody.open("/console/#settings");
  assert.equal(await page.locator("#workspace-id").inputValue(), shop.id);
  await page.locator("#operator-key").fill("local");
  await page.locator("form:has(#operator-key) button").click();
  const minted = await page.locator("form:has(#operator-key) pre").textContent();
  assert.match(minted, /^fk_/);
  assert.notEqual(minted, shop.workspaceKey);
  assert.equal((await call("GET", "/v1/workspace", undefined, minted)).name, "Lamps");
  assert.equal(await page.locator("#operator-key").inputValue(), "");
  await until("kept", () => page.evaluate((key) => sessionStorage.getItem("followup.access").includes(key), minted));
  await somebody.done();
});

test("phone, dark, 320 px", async () => {
  for (const [width, scheme] of [[320, "light"], [390, "dark"]]) {
    const somebody = await entered("ko-KR", { viewport: { width, height: 800 }, scheme });
    for (const part of ["day", "settings"]) {
      const page = await somebody.open(`/console/#${part}`);
      await page.locator(part === "day" ? "#day .row" : "#settings .save").first().waitFor();
      assert.ok(await fits(page), `${part} ${width}`);
      await judged(page, `${part} ${width} ${scheme}`);
    }
    await somebody.done();
  }
});

test("the page comes with a policy that lets no other script run, and no other site frame it", async () => {
  const response = await fetch(`${laptop}/console/`);
  const policy = response.headers.get("Content-Security-Policy");
  assert.match(policy, /default-src 'none'; script-src 'self';/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(await response.text(), /<script(?![^>]* src=)/);
  await demo();
});
