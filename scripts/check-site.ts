// Reads the built site as a visitor does, in Chromium: pages are as wide as their window, nothing is requested from elsewhere, no script
// fails, the search finds words, diagrams are drawn. Needs `npm run docs:site`. `--screenshots FOLDER` keeps what was seen.
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright";
import { chromiumOptions } from "./chromium.ts";
import { serveFolder } from "./site/serve-folder.ts";

/** Pages of each kind: home, guide, diagram, long tables, reference of the API. */
const PAGES = ["index", "guide/actors", "guide/associations", "reference/settings", "api/ritsem/classes/ActorSystem"];
const WIDTHS = { wide: 1440, narrow: 390 } as const;
/** A word and the page that must be among the first answers. */
const SEARCHES = [
  ["supervision", "guide/supervision"],
  ["quarantine", "guide/associations"],
  ["RITSEM_ASK_TIMEOUT", "reference/errors"],
  ["ReceiveActor", "api/ritsem/classes/ReceiveActor"],
] as const;

const at = process.argv.indexOf("--screenshots");
const screenshots = at < 0 ? undefined : process.argv[at + 1];
let passed = 0;
let failed = 0;
const server = await serveFolder("build/site/html");
const browser = await chromium.launch(chromiumOptions);
try {
  for (const theme of ["light", "dark"] as const) {
    for (const width of ["wide", "narrow"] as const) {
      for (const page of PAGES) await report(`${page}, ${theme}, ${width}`, () => visit(browser, page, theme, width));
    }
  }
  for (const [word, page] of SEARCHES) await report(`the search finds ${page} by ${word}`, () => search(browser, word, page));
} finally {
  await browser.close();
  server.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function report(name: string, problemsOf: () => Promise<readonly string[]>): Promise<void> {
  const problems = await problemsOf();
  if (problems.length === 0) passed += 1;
  else failed += 1;
  console.log(`${problems.length === 0 ? "ok" : "FAILED"}  ${name}`);
  for (const problem of problems) console.log(`  ${problem}`);
}

async function visit(inside: Browser, path: string, theme: "light" | "dark", width: keyof typeof WIDTHS): Promise<readonly string[]> {
  return withPage(inside, { colorScheme: theme, viewport: { width: WIDTHS[width], height: 900 } }, async (page, problems) => {
    const answer = await page.goto(`${server.url}${path}.html`, { waitUntil: "networkidle" });
    if (answer?.ok() !== true) problems.push(`answered with ${answer?.status()}`);
    if (path === "guide/associations") await page.locator(".diagram svg").first().waitFor({ timeout: 15_000 });
    const isDark = await page.evaluate<boolean>('document.documentElement.classList.contains("dark")');
    if (isDark !== (theme === "dark")) problems.push(`is ${isDark ? "dark" : "light"}`);
    const surplus = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
    if (surplus > 0) problems.push(`is ${surplus} px wider than its window`);
    if (screenshots !== undefined) await page.screenshot({ path: join(screenshots, `${path.replaceAll("/", "-")}-${theme}-${width}.png`) });
  });
}

async function search(inside: Browser, word: string, path: string): Promise<readonly string[]> {
  return withPage(inside, { viewport: { width: 1440, height: 900 } }, async (page, problems) => {
    await page.goto(`${server.url}index.html`, { waitUntil: "networkidle" });
    await page.keyboard.press("Control+k");
    await page.locator(".VPLocalSearchBox input").fill(word);
    await page.locator(".VPLocalSearchBox .result").first().waitFor({ timeout: 15_000 });
    const targets = await page.locator(".VPLocalSearchBox a.result").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    if (!targets.slice(0, 8).some((target) => target?.startsWith(`/${path}`) === true))
      problems.push(`found ${targets.slice(0, 8).join(", ")}`);
    if (screenshots !== undefined) await page.screenshot({ path: join(screenshots, `search-${word}.png`) });
  });
}

/** Runs `use` on a new page. Requests to other hosts, failed requests and errors of scripts are problems. */
async function withPage(
  inside: Browser,
  options: Parameters<Browser["newPage"]>[0],
  use: (page: Page, problems: string[]) => Promise<void>,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const page = await inside.newPage(options);
  page.on("request", (request) => {
    if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url())) problems.push(`requests ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.url()} answers ${response.status()}`);
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  try {
    await use(page, problems);
  } catch (error) {
    problems.push(String(error));
  } finally {
    await page.close();
  }
  return problems;
}
