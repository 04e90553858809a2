// The pages that customers come to from a notice, in their language.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { call, demo, fits, judged, launch, laptop, quit, settle, skip, visitor } from "./world.js";

before(launch);
after(quit);

/** The address in the newest mail that stops these mails. */
async function stopLink(customer) {
  const { workspaceKey, customers } = await demo();
  const id = `mail-${customer}-${process.pid}`;
  await call("POST", "/v1/replies", { id, chatId: `chat-${customer}`, customerId: customer, text: "Hello" }, workspaceKey);
  await settle();
  await skip("PT2M");
  const { email } = customers.find((each) => each.id === customer);
  const mail = (await call("GET", `/local/outbox?to=${email}`)).at(-1);
  return /<(http[^>]+)>/.exec(mail.headers["List-Unsubscribe"])[1].replace(/^https?:\/\/[^/]+/, laptop);
}

for (const [customer, lang, ask, undone] of [["mina", "ko", "그만 받기", "취소했습니다"], ["alex", "en", "Stop them", "undone"], ["yuki", "ja", "停止する", "取り消しました"]]) {
  test(`S6: emails are stopped, and that is undone: ${lang}`, async () => {
    const somebody = await visitor({ viewport: { width: 320, height: 640 }, scheme: lang === "ko" ? "dark" : "light" });
    const { page } = somebody;
    await page.goto(await stopLink(customer));
    assert.equal(await page.locator("html").getAttribute("lang"), lang);
    assert.equal(await page.locator(".shop").textContent(), "Haru Coffee");
    assert.match(await page.locator("main").textContent(), new RegExp(`${customer[0]}\\*\\*\\*@example\\.com`));
    assert.equal(await page.locator(".shop").evaluate((shop) => getComputedStyle(shop).backgroundColor), "rgb(122, 75, 42)");
    assert.ok(await fits(page));
    await judged(page, "asking");
    await page.locator("button", { hasText: ask }).click();
    await judged(page, "done");
    await page.locator('[name="undo"]').click();
    assert.match(await page.locator("h1").textContent(), new RegExp(undone));
    await judged(page, "undone");
    await somebody.done();
  });
}

test("a link that leads nowhere says so, and not whose it was", async () => {
  for (const [locale, words] of [["ko-KR", "이 링크는"], ["en-US", "This link"], ["ja-JP", "このリンク"]]) {
    const somebody = await visitor({ locale, expected: [/404/] });
    const { page } = somebody;
    await page.goto(`${laptop}/l/abcdefghij`);
    assert.match(await page.locator("h1").textContent(), new RegExp(`^${words}`));
    await judged(page, locale);
    await somebody.done();
  }
  const program = await fetch(`${laptop}/l/abcdefghij`);
  assert.equal(program.headers.get("Content-Type"), "application/problem+json");
});
