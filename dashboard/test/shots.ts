// Pictures of all pages, to look at: `npx tsx dashboard/test/shots.ts FOLDER`. Uses the fake service.
import { mkdirSync } from "node:fs";
import { chromium } from "playwright";
import { chromiumOptions } from "../../scripts/chromium.ts";
import { FakeServer } from "./fake/fake-server.ts";

const folder = process.argv[2] ?? "build/dashboard-shots";
mkdirSync(folder, { recursive: true });
const server = new FakeServer({ token: "test", version: 1 });
await server.start();
const browser = await chromium.launch(chromiumOptions);
const pages = [
  "overview",
  "actors",
  "top",
  "associations",
  "dead-letters",
  "routers",
  "cluster",
  "events",
  "conversations/0af7651916cd43dd8448eb211c80319c",
  "actor/user/payments",
];
for (const [name, colorScheme, width, height] of [
  ["light", "light", 1360, 850],
  ["dark", "dark", 1360, 850],
  ["narrow", "light", 400, 800],
] as const) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height } });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && console.log(name, message.text()));
  page.on("pageerror", (error) => console.log(name, error.message));
  await page.goto(`${server.url}#token=test`);
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  if (name !== "narrow") await page.waitForTimeout(6000); // so that the charts have something to show
  for (const at of pages) {
    await page.evaluate((hash) => (location.hash = hash), `#/${at}`);
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `${folder}/${name}-${at.replaceAll("/", "-")}.png` });
  }
  await page.evaluate(() => (location.hash = "#token=wrong"));
  await page.getByLabel("Token").waitFor();
  await page.screenshot({ path: `${folder}/${name}-token.png` });
  await context.close();
}
// The pictures of the guide, smaller.
const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
const guide = await context.newPage();
await guide.goto(`${server.url}#token=test`);
await guide.waitForTimeout(15_000);
await take("overview", "light");
await guide.keyboard.press("2");
await guide.locator("[data-path='/user/orders'] button").click();
await guide.waitForTimeout(1500);
await take("actors", "dark");
await guide.keyboard.press("4");
await guide.waitForTimeout(1500);
await take("associations", "light");
await guide.evaluate(() => (location.hash = "#/actor/user/payments"));
await guide.waitForTimeout(12_000);
await take("actor", "dark");
await browser.close();
await server.stop();

async function take(name: string, colorScheme: "light" | "dark"): Promise<void> {
  await guide.emulateMedia({ colorScheme });
  await guide.waitForTimeout(300);
  await guide.screenshot({ path: `${folder}/guide-${name}.png` });
}
