import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright";
import { chromiumOptions } from "../../scripts/chromium.ts";

/** A page in a context of its own, with what went wrong in it. */
export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the page's code, breaches of its policy, and requests to other places than the service. */
  readonly problems: readonly string[];
}

/** Starts the system's Chromium. */
export async function launch(): Promise<Browser> {
  return chromium.launch({ ...chromiumOptions, args: [...chromiumOptions.args, "--enable-precise-memory-info"] });
}

/** Opens `url`, and notes all that must not happen. Refused and broken requests are no problems: some tests cause them. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) problems.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(new URL("/", url).href)) problems.push(`asks ${request.url()}`);
    if (request.url().includes("token")) problems.push(`sends the token in ${request.url()}`);
  });
  await page.goto(url);
  return { page, context, problems, [Symbol.asyncDispose]: () => context.close() };
}
