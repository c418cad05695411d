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
const pages = ["overview", "actors", "top", "associations", "dead-letters", "routers", "cluster", "events", "actor/user/payments"];
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
await browser.close();
await server.stop();
