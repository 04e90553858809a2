// Takes the pictures of the READMEs into the folder named.
import { call, demo, fairWeather, herPage, launch, quit, settle, skip, visitor } from "./world.js";

const [folder] = process.argv.slice(2);
const PHONE = { width: 390, height: 844 };

await launch();
await busyDays();
await told("playground", "en-US", "light");
await told("playground-ko-dark", "ko-KR", "dark");
await told("phone", "en-US", "light", PHONE);
await told("phone-ko-dark", "ko-KR", "dark", PHONE);
await day("day-ko", "ko-KR", "light");
await day("day-dark", "en-US", "dark");
await quit();

/** She asks and leaves; Jun answers; her phone does not, so it goes on, and she comes back by the notice. */
async function told(name, locale, scheme, viewport) {
  await skip("PT2H");
  const somebody = await visitor({ locale, scheme, viewport });
  const page = await somebody.open();
  const [question, answer] = locale === "ko-KR"
    ? ["안녕하세요, 주문한 원두는 언제 찾을 수 있나요?", "로스팅이 끝났습니다. 오늘 저녁 7시까지 찾아가실 수 있어요."]
    : ["Hi! When can I pick up my beans?", "They are roasted. You can pick them up today until 7 pm."];
  await page.evaluate(() => ["chat.mina", "read.mina"].forEach((key) => localStorage.removeItem(`followup.${key}`)));
  await herPage(page).locator("#words").fill(question);
  await herPage(page).locator("#write button").click();
  await page.locator("#jun-messages .theirs").waitFor();
  await page.locator("#tabs .x").click();
  await page.locator("#text").fill(answer);
  await page.locator("#send").click();
  await page.locator(".notice.push").first().waitFor();
  await page.locator('[data-skip="PT30S"]').click();
  await page.locator("#answer .tone-good, #answer .tone-info").first().waitFor();
  await page.locator(".talk-button").first().click();
  await herPage(page).locator("#arrived").waitFor();
  await page.locator("#more > summary").click();
  await page.locator(".workflow .lit").first().waitFor();
  await page.locator(".status:empty").waitFor({ state: "attached" });
  if (viewport) {
    await page.locator("#more > summary").click();
    for (const part of ["chats", "why"]) {
      await page.locator(`#${part}`).evaluate((element) => element.scrollIntoView());
      await page.screenshot({ path: `${folder}/${name}-${part}.png` });
    }
  } else await page.screenshot({ path: `${folder}/${name}.png` });
  await somebody.context.close();
}

async function day(name, locale, scheme) {
  const somebody = await visitor({ locale, scheme, expected: [/./] });
  const page = await somebody.open("/console/#day");
  await page.locator("#day .row").nth(4).waitFor();
  await page.locator("#day .row").nth(1).click();
  await page.locator(".shown .sentence").waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: `${folder}/${name}.png` });
  await somebody.context.close();
}

/** Some days with what they bring: people who are here, who are away, who cannot be reached, and foul weather. */
async function busyDays() {
  const { workspaceKey } = await demo();
  await call("PUT", "/v1/customers/walk-in", { name: "Walk-in" }, workspaceKey);
  let count = 0;
  for (let days = 0; days < 5; days++) {
    for (const [carrier, mode] of [["push", "ok"], ["alimtalk", "refuse"], ["email", "ok"], ["xms", "refuse"]].slice(0, 2 + (days % 3))) {
      await call("PUT", `/local/carriers/${carrier}`, { mode });
      for (const customerId of ["mina", "alex", "yuki", "walk-in"].slice(0, 2 + ((days + count) % 3))) {
        const id = `r-${1000 + ++count}`;
        await call("POST", "/v1/replies", { id, chatId: `chat-${customerId}`, customerId, text: "Your order is ready." }, workspaceKey);
        if (count % 4 === 0) await call("POST", `/v1/chats/chat-${customerId}/read`, { customerId, upTo: id }, workspaceKey);
      }
      await settle();
      await skip("PT5M");
      await fairWeather();
    }
    await skip("PT22H");
  }
}
