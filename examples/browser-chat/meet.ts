import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "playwright";
import { chromiumOptions } from "../../scripts/chromium.ts";
import { cSharp, freePort, Program, typeScript } from "../harness/program.ts";

// Two browsers and the C# client of the chat example in one room. `--picture FILE` keeps what the first browser shows.

const { picture } = parseArgs({ options: { picture: { type: "string" } } }).values;
const [port, tcpPort] = [String(await freePort()), String(await freePort())];

async function join(browser: Browser, name: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 480, height: 560 }, deviceScaleFactor: 2 });
  await page.goto(`http://localhost:${port}/`);
  await page.getByText("in the room").waitFor();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Name").blur();
  await page.getByText(`is now known as ${name}`).waitFor();
  return page;
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel("Message").fill(text);
  await page.getByRole("button").click();
}

using server = new Program("server", typeScript("examples/browser-chat/server.ts", "--port", port, "--tcp-port", tcpPort));
await server.says("open http://localhost");
await using browser = await chromium.launch(chromiumOptions);
const heron = await join(browser, "Heron");
const kestrel = await join(browser, "Kestrel");
using roggan = new Program("c#    ", cSharp("ChatClient", "--port", tcpPort));
await roggan.says("3 in the room");

await say(heron, "Hello from a browser. Who else is here?");
await roggan.says("Heron: Hello from a browser");
roggan.type("A C# client, on the real Akka.NET, over TCP.");
await kestrel.getByText("A C# client").waitFor();
await say(kestrel, "Another browser. The room is an actor on Node.");
await roggan.says("Kestrel: Another browser");
await heron.getByText("Another browser").waitFor();
console.log("two browsers and a C# client have talked");
if (picture !== undefined) await heron.screenshot({ path: picture });

await roggan.leave();
await browser.close();
await server.leave();
