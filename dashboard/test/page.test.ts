import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { FakeServer } from "./fake/fake-server.ts";
import { launch, openPage, type OpenPage } from "./open-page.ts";

const TOKEN = "a-token";
const TRACE = "0af7651916cd43dd8448eb211c80319c";
let browser: Browser;
let server: FakeServer;
let opened: OpenPage | undefined;

beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());
beforeEach(async () => {
  server = new FakeServer({ token: TOKEN, version: 1 });
  await server.start();
});
afterEach(async () => {
  const problems = opened?.problems ?? [];
  await opened?.[Symbol.asyncDispose]();
  opened = undefined;
  await server.stop();
  if (problems.length > 0) throw new Error(`The page had problems: ${problems.join("; ")}`);
});

/** Opens a page of the dashboard, and waits for its heading. */
async function show(route: string, heading: string | RegExp): Promise<Page> {
  opened = await openPage(browser, `${server.url}#token=${TOKEN}`);
  const { page } = opened;
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  if (route !== "") await page.evaluate((hash) => void (location.hash = hash), `#/${route}`);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  return page;
}

const row = (page: Page, path: string) => page.locator(`[role=row][data-path="${path}"]`);

describe("the token", () => {
  it("is taken out of the address bar, and kept for reloads of the tab", async () => {
    const page = await show("", "Overview");
    expect(page.url()).toBe(`${server.url}#/`);
    await page.reload();
    await page.getByText("Shop", { exact: true }).first().waitFor();
    expect(await page.getByLabel("Token").count()).toBe(0);
  });

  it("is asked for if there is none, and the form says where it is", async () => {
    opened = await openPage(browser, server.url);
    const { page } = opened;
    await expect.poll(() => page.getByRole("alert").innerText()).toMatch(/only to those who have its token/);
    expect(await page.getByText("in a file that only the user of the node can read").count()).toBe(1);
    await page.keyboard.type(TOKEN); // the field has the focus
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  });

  it("is asked for again if it is wrong", async () => {
    opened = await openPage(browser, `${server.url}#token=other`);
    const { page } = opened;
    await expect.poll(() => page.getByRole("alert").innerText()).toBe("The node has refused this token.");
    await page.getByLabel("Token").fill(TOKEN);
    await page.getByRole("button", { name: "Connect" }).click();
    await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  });

  it("is not needed if the service needs none", async () => {
    server.options.token = "";
    opened = await openPage(browser, server.url);
    await opened.page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  });
});

describe("a node that is lost", () => {
  it("leaves its last state, and is shown again when it answers, with a word on its restart", async () => {
    const page = await show("", "Overview");
    await server.stop();
    await page.getByRole("alert").filter({ hasText: "The node does not answer" }).waitFor();
    expect(await page.getByText("100,006").count()).toBeGreaterThan(0);
    await server.restart();
    await page.getByText("The system has restarted").waitFor({ timeout: 15_000 });
    await page.getByRole("alert").waitFor({ state: "detached" });
    expect(await page.locator(".pill").innerText()).toBe("live");
  });

  it("of another version is named as such", async () => {
    const page = await show("", "Overview");
    server.options.version = 2;
    await page.getByText("This dashboard reads version 1 of the inspection contract, and the node speaks version 2.").waitFor();
    server.options.version = 1;
    await page.getByRole("button", { name: "Ask again" }).click();
    await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  });
});

describe("the tree", () => {
  it("opens and closes branches by keys, and leads to the page of an actor", async () => {
    const page = await show("actors", "Actors");
    const tree = page.getByRole("treegrid", { name: "Actors" });
    await row(page, "/user/regions").waitFor();
    await tree.focus();
    for (const _ of "123") await page.keyboard.press("ArrowDown"); // /, system, user, orders
    await page.keyboard.press("ArrowDown");
    expect(await activePath(page)).toBe("/user/regions");
    await page.keyboard.press("ArrowRight");
    await row(page, "/user/regions/region-1").waitFor();
    expect(await row(page, "/user/regions").getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("ArrowRight");
    expect(await activePath(page)).toBe("/user/regions/region-1");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    expect(await row(page, "/user/regions").getAttribute("aria-expanded")).toBe("false");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "/user/regions" }).waitFor();
  });

  it("of 90 000 children draws those in view, and loads the last ones when it is scrolled there", async () => {
    const page = await show("actors", "Actors");
    await row(page, "/user/orders").getByRole("button", { includeHidden: true }).click();
    await row(page, "/user/orders/w0").waitFor();
    expect(await page.getByRole("treegrid").getAttribute("aria-rowcount")).toBe("90008");
    expect(await page.locator("[role=row]").count()).toBeLessThan(80);
    await page.getByRole("treegrid").focus();
    await page.keyboard.press("End");
    await row(page, "/user/orders/w89999").waitFor();
    await row(page, "/user/audit").waitFor();
    expect(await activePath(page)).toBe("/user/audit");
  });

  it("tells actors that are stuck from those that are busy", async () => {
    const page = await show("actors", "Actors");
    await expect.poll(() => row(page, "/user/payments").innerText()).toMatch(/stuck \d+ s/);
    expect(await row(page, "/user/orders").innerText()).toMatch(/busy/);
  });
});

describe("the page of an actor", () => {
  it("says why it is stuck, and whom it knows", async () => {
    const page = await show("actor/user/payments", "/user/payments");
    await page.getByText("Stuck.", { exact: true }).waitFor();
    expect(await page.locator(".verdict").innerText()).toMatch(/none is handled. Its handler has awaited a promise for/);
    await page.getByRole("link", { name: "/user/audit" }).click();
    await page.getByRole("heading", { level: 1, name: "/user/audit" }).waitFor();
  });

  it("says if there is none at the path", async () => {
    const page = await show("actor/user/nobody", "/user/nobody");
    await page.getByText("No actor exists at this path").waitFor();
  });
});

describe("associations", () => {
  it("are drawn and listed, those with a reason first", async () => {
    const page = await show("associations", "Associations");
    await expect.poll(() => page.locator("svg.graph .peer").count()).toBe(200);
    expect(await page.locator("svg.graph").getAttribute("aria-label")).toMatch(/^200 peers around .*quarantined/);
    const first = page.getByRole("grid", { name: "Associations" }).getByRole("row").nth(1);
    expect(await first.innerText()).toMatch(/quarantined[^]*did not acknowledge/);
  });

  it("show the last events of one of them", async () => {
    const page = await show("associations", "Associations");
    await page.getByRole("grid", { name: "Associations" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("list", { name: "Last events" }).getByText("gated: Connection refused").waitFor();
  });

  it("do not overlap in the drawing of 200 peers", async () => {
    const page = await show("associations", "Associations");
    await expect.poll(() => page.locator("svg.graph .peer").count()).toBe(200);
    const overlaps = await page.locator("svg.graph .peer > :nth-child(2)").evaluateAll((shapes) => {
      const boxes = shapes.map((shape) => shape.getBoundingClientRect());
      let found = 0;
      for (const [at, a] of boxes.entries())
        for (const b of boxes.slice(at + 1)) {
          const distance = Math.hypot(a.left + a.width / 2 - b.left - b.width / 2, a.top + a.height / 2 - b.top - b.height / 2);
          if (distance < (a.width + b.width) / 2) found += 1;
        }
      return found;
    });
    expect(overlaps).toBe(0);
  });
});

describe("dead letters", () => {
  it("come with their cure, and can be filtered", async () => {
    const page = await show("dead-letters", "Dead letters");
    await page.getByText("Correct the path, or start the actor before messages are sent to it.").first().waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("quarantined");
    await expect.poll(() => page.getByText("Correct the path").count()).toBe(0);
    expect(await page.getByText("Restart the peer").count()).toBeGreaterThan(0);
  });
});

describe("the other pages", () => {
  it("list the first actors in an order", async () => {
    const page = await show("top", "Top");
    await row(page, "/user/payments").waitFor();
    await page.getByRole("radio", { name: "busy" }).check();
    await expect.poll(() => page.locator("[data-activity=stuck]").count()).toBe(0);
    await page.getByRole("combobox", { name: "Order" }).selectOption("restarts");
    await page.getByRole("radio", { name: "all" }).check();
    const first = page.getByRole("grid").getByRole("row").nth(1);
    await expect.poll(() => first.innerText()).toMatch(/3$/);
  });

  it("list members and shards", async () => {
    const page = await show("cluster", "Cluster");
    expect(await page.getByRole("row", { name: /10.0.0.4/ }).innerText()).toMatch(/unreachable/);
    expect(await page.getByRole("list", { name: "Shards of Cart" }).getByRole("listitem").count()).toBe(24);
  });

  it("list events, and hold the list", async () => {
    const page = await show("events", "Events");
    await page.getByRole("checkbox", { name: "actor-started" }).uncheck();
    await page.getByRole("grid", { name: "Events" }).getByText("no price for item 4711").first().waitFor();
    await page.getByRole("button", { name: "Hold the list" }).click();
    const held = await page.getByRole("grid").innerText();
    await page.waitForResponse(/api\/snapshot/);
    await page.waitForResponse(/api\/snapshot/);
    expect(await page.getByRole("grid").innerText()).toBe(held);
  });

  it("list conversations, and draw one as a sequence diagram that can be copied and read as a list", async () => {
    const page = await show("conversations", "Conversations");
    await page.getByRole("link", { name: TRACE }).click();
    await page.getByRole("img", { name: /^3 messages between 4 participants/ }).waitFor();
    const lines = await page.getByRole("list", { name: "Messages" }).getByRole("listitem").allInnerTexts();
    expect(lines.map((line) => line.replace(/\s+/g, " "))).toEqual([
      "+0 ms Shop@10.0.0.1:8081 POST /orders asks Shop@10.0.0.1:8081 /user/orders: Order, handled in 12 ms",
      "+4 ms Shop@10.0.0.1:8081 /user/orders tells Shop@10.0.0.1:8081 /user/payments: Pay, handled in 2 ms, failed: <b>no money</b>",
      "+6 ms Shop@10.0.0.1:8081 /user/orders tells 10.0.0.2:8081 /user/stock: Reserve",
    ]);
    expect(await page.locator("svg.sequence .failed").count()).toBeGreaterThan(0);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy as Mermaid" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^sequenceDiagram\n {2}participant p0 as Shop/);
    await page.evaluate((hash) => void (location.hash = hash), `#/conversations/${"0".repeat(32)}`);
    await page.getByText("The node keeps no spans of this trace.").waitFor();
  });

  it("say how conversations are recorded if they are not", async () => {
    server.options.isRecording = false;
    const page = await show("conversations", "Conversations");
    await page.getByText(/SpanRecorder/).waitFor();
  });

  it("list routers and watches", async () => {
    const page = await show("routers", "Routers and watches");
    await page.getByText("pool, RoundRobinPool, 90,000 routees").waitFor();
    expect(await page.getByText("akka.tcp://Shop@10.0.1.7:8081/user/ledger").count()).toBe(1);
  });
});

describe("keys, colours and screen readers", () => {
  it("reaches every page by its number, and moves the focus to its heading", async () => {
    const page = await show("", "Overview");
    for (const [key, title] of [
      ["2", "Actors"],
      ["3", "Top"],
      ["4", "Associations"],
      ["5", "Dead letters"],
      ["6", "Routers and watches"],
      ["7", "Cluster"],
      ["8", "Events"],
      ["1", "Overview"],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(title);
    }
  });

  it("opens and closes the help by keys", async () => {
    const page = await show("", "Overview");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys and words" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("switches the colours, and keeps the choice", async () => {
    const page = await show("", "Overview");
    const background = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await background()).toBe("rgb(245, 246, 249)");
    await page.getByLabel("Colours").selectOption("dark");
    expect(await background()).toBe("rgb(18, 20, 26)");
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
    expect(await background()).toBe("rgb(18, 20, 26)");
  });

  it("follows the system's colours", async () => {
    opened = await openPage(browser, `${server.url}#token=${TOKEN}`, { colorScheme: "dark" });
    await opened.page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
    expect(await opened.page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(18, 20, 26)");
  });

  it("gives every control a name, and every page a title", async () => {
    const page = await show("", "Overview");
    for (const route of [
      "",
      "actors",
      "top",
      "associations",
      "dead-letters",
      "routers",
      "cluster",
      "events",
      `conversations/${TRACE}`,
      "actor/user/payments",
    ]) {
      await page.evaluate((hash) => void (location.hash = hash), `#/${route}`);
      await page.waitForResponse(/api\/snapshot/);
      const nameless = await page
        .locator("button:not([aria-hidden]), a, input, select, [role=grid], [role=treegrid], [role=img], nav, section")
        .evaluateAll((elements) =>
          elements
            .filter((element) => {
              const label = element.getAttribute("aria-label") ?? element.textContent ?? "";
              const labels =
                element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? (element.labels?.length ?? 0) : 0;
              return label.trim() === "" && labels === 0;
            })
            .map((element) => element.outerHTML.slice(0, 120)),
        );
      expect({ route, nameless }).toEqual({ route, nameless: [] });
      expect(await page.title()).toMatch(/ · Shop$/);
    }
  });

  it("is not noisy: one polite region, which says little", async () => {
    const page = await show("", "Overview");
    expect(await page.locator("[aria-live], [role=alert], [role=log]").count()).toBe(1);
    await page.evaluate(() => {
      const region = document.querySelector("[aria-live]");
      Object.assign(window, { spoken: 0 });
      if (region !== null)
        new MutationObserver(() => Object.assign(window, { spoken: Number(Reflect.get(window, "spoken")) + 1 })).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
    });
    await page.getByLabel("Updates").selectOption("250");
    for (let polls = 0; polls < 12; polls += 1) await page.waitForResponse(/api\/snapshot/);
    expect(await page.evaluate(() => Number(Reflect.get(window, "spoken")))).toBeLessThanOrEqual(1);
  });
});

function activePath(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const id = document.activeElement?.getAttribute("aria-activedescendant");
    return id === null || id === undefined ? null : (document.getElementById(id)?.getAttribute("data-path") ?? null);
  });
}
