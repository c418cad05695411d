import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, type OpenPage, openPage } from "./open-page.ts";

// The page with a system of Ritsem, whose actors and peers fail all the time. One after the other: the last ones kill the system.

let browser: Browser;
let system: ChildProcess;
let port = 0;
let url = "";
let opened: OpenPage;
let page: Page;

beforeAll(async () => {
  port = await freePort();
  [browser] = await Promise.all([launch(), startSystem()]);
  opened = await openPage(browser, url);
  page = opened.page;
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
}, 60_000);
afterAll(async () => {
  system.kill();
  await browser.close();
});

describe("a system with faults", () => {
  it("has a stuck actor, apart from those that are busy", async () => {
    await page.getByRole("region", { name: "Needs attention" }).getByRole("link", { name: "/user/payments" }).waitFor();
    await page.getByRole("region", { name: "Needs attention" }).getByText("messages wait, none is handled").waitFor();
    await go("actor/user/payments", "/user/payments");
    await page.getByText("Its handler has awaited a promise for").waitFor();
    await go("top", "Top");
    await page.getByRole("radio", { name: "busy" }).check();
    await expect.poll(() => page.locator("[role=row][data-path]").count()).toBeGreaterThan(0);
    expect(await page.locator("[role=row][data-path='/user/payments']").count()).toBe(0);
  });

  it("has messages that are handled, as charts say", async () => {
    await go("", "Overview");
    await expect
      .poll(() => page.getByRole("img", { name: /^Messages handled/ }).getAttribute("aria-label"), { timeout: 10_000 })
      .toMatch(/handled [\d,]{3,}/);
    await expect.poll(() => page.getByRole("img", { name: /^Associations/ }).getAttribute("aria-label")).toMatch(/out [\d.]+ k?B\/s/);
  });

  it("has a peer that is well, and peers that are gated with a reason", async () => {
    await go("associations", "Associations");
    const table = page.getByRole("grid", { name: "Associations" });
    await table.getByRole("row", { name: /Well@.*associated/ }).waitFor();
    await table.getByRole("row", { name: /Stopped@.*gated.*no process listens on that port/ }).waitFor();
    await table.getByRole("link", { name: /^Stopped@/ }).click();
    await page.getByRole("list", { name: "Last events" }).getByText(/gated/).first().waitFor();
  });

  it("has dead letters with a cure", async () => {
    await go("dead-letters", "Dead letters");
    await page.getByLabel("Filter").fill("/user/gone");
    await page.getByText("Check the path for spelling.").first().waitFor();
  });

  it("has a member and shards", async () => {
    await go("cluster", "Cluster");
    await page.getByRole("row", { name: /Shop@.*this node.*Up/ }).waitFor();
    await expect.poll(() => page.getByRole("list", { name: "Shards of Cart" }).getByRole("listitem").count()).toBeGreaterThan(3);
  });

  it("has a router with routees, and an actor that watches another one", async () => {
    await go("routers", "Routers and watches");
    await page.getByText(/RoundRobinPool, 5 routees/).waitFor();
    await page.getByRole("listitem").filter({ hasText: "/user/shelf watches /user/shelf/watched" }).waitFor();
  });

  it("has more children of an actor than are drawn, which are found by keys", async () => {
    await go("actors/user/shelf", "Actors");
    await page.locator("[data-path='/user/shelf/item-0']").waitFor();
    await page.getByRole("treegrid").focus();
    await page.keyboard.press("End");
    await page.locator("[data-path='/user/shelf/watched']").waitFor();
    expect(await page.locator("[role=row]").count()).toBeLessThan(80);
  });

  it("tells of restarts as they happen", async () => {
    await go("events", "Events");
    await page.getByText("/user/flaky: no price for tea").first().waitFor();
  });

  it("refuses a wrong token, and shows nothing to those who have it", async () => {
    await using other = await openPage(browser, url.replace(/token=.*/, "token=a-guess-that-is-long-enough"));
    await expect.poll(() => other.page.getByRole("alert").innerText()).toBe("The node has refused this token.");
    expect(await other.page.getByText("Shop").count()).toBe(0);
  });

  it("leaves its last state when it dies, and is shown again after its restart", { timeout: 60_000 }, async () => {
    await go("", "Overview");
    system.kill("SIGKILL");
    await page.getByRole("alert").filter({ hasText: "The node does not answer" }).waitFor();
    await page.getByRole("link", { name: "/user/payments" }).waitFor();
    await startSystem();
    await page.getByText("The system has restarted").waitFor({ timeout: 15_000 });
    await page.getByRole("alert").waitFor({ state: "detached" });
  });

  it("has seen no error of the page, no breach of its policy, and no request to another host", () => {
    expect(opened.problems).toEqual([]);
  });
});

async function go(route: string, heading: string): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), `#/${route}`);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
}

async function startSystem(): Promise<void> {
  const file = new URL("live/system.ts", import.meta.url);
  system = fork(file, [String(port)], { execArgv: ["--import", "tsx"], stdio: ["ignore", "pipe", "inherit", "ipc"] });
  const [line] = (await once(system.stdout ?? system, "data")) as [Buffer];
  url = line.toString().trim();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
