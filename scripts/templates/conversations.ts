import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import type { TemplateName } from "../../create-ritsem/src/templates.ts";
import { freePort } from "../../examples/harness/program.ts";
import { chromiumOptions } from "../chromium.ts";
import { Service } from "./service.ts";

/** How the programs of a project are started. */
export interface Commands {
  readonly first: readonly string[];
  /** Of a cluster: the second node. */
  readonly second: readonly string[];
}

/** A conversation: starts the programs of a project, lets them talk, and hands the first one, which still runs, to `then`. */
export type Conversation = (folder: string, commands: Commands, then: (first: Service, port: number) => Promise<void>) => Promise<void>;

/** No build server of .NET must outlive the check. */
const DOTNET = { MSBUILDDISABLENODEREUSE: "1", UseSharedCompilation: "false", DOTNET_NOLOGO: "1", DOTNET_CLI_TELEMETRY_OPTOUT: "1" };

export const conversations: Readonly<Record<TemplateName, Conversation>> = {
  alone: async (folder, { first }, then) => {
    const port = await freePort();
    await using service = new Service(first, folder, { HTTP_PORT: String(port) });
    await service.answers(at(port, "/greet/world"), /^200 Hello, world! You are number 1\.\n$/);
    await service.answers(at(port, "/livenonsense"), /^404 /);
    await then(service, port);
  },
  workers: async (folder, { first }, then) => {
    const port = await freePort();
    await using service = new Service(first, folder, { HTTP_PORT: String(port) });
    await service.answers(at(port, "/primes/1000"), /^200 168 primes below 1000\n$/);
    await then(service, port);
  },
  cluster: async (folder, commands, then) => {
    const [port, secondPort, remote, secondRemote] = [await freePort(), await freePort(), await freePort(), await freePort()];
    const environment = { HTTP_PORT: String(port), REMOTE_PORT: String(remote), SEED_NODE: `akka.tcp://Hello@127.0.0.1:${remote}` };
    const ofSecond = { ...environment, SECOND_HTTP_PORT: String(secondPort), SECOND_REMOTE_PORT: String(secondRemote) };
    await using first = new Service(commands.first, folder, environment);
    await using second = new Service(commands.second, folder, ofSecond);
    await second.answers(at(secondPort, "/members"), /^200 [^\n]+ Up\n[^\n]+ Up\n$/);
    await first.answers(at(port, "/greet/Heron"), /Hello, Heron! You are number 1 in this cluster/);
    await second.answers(at(secondPort, "/greet/Kestrel"), /Hello, Kestrel! You are number 2 in this cluster/);
    await then(first, port);
    await second.answers(at(secondPort, "/greet/Heron"), /Hello, Heron! You are number \d in this cluster/);
  },
  "akka-net": async (folder, { first }, then) => {
    const [port, remote, dotnet] = [await freePort(), await freePort(), await freePort()];
    const greeter = (peer: number): string => `akka.tcp://Hello@127.0.0.1:${peer}/user/greeter`;
    const environment = { HTTP_PORT: String(port), REMOTE_PORT: String(remote), DOTNET_GREETER: greeter(dotnet) };
    await using service = new Service(first, folder, environment);
    await service.answers(at(port, "/greet/Heron"), /Hello, Heron, from TypeScript/);
    const file = join(folder, "check.conf");
    const remoting = `akka { actor.provider = remote, remote.dot-netty.tcp { hostname = "127.0.0.1", port = ${dotnet} } }`;
    writeFileSync(file, `${remoting}\nhello.typescript-greeter = "${greeter(remote)}"\n`);
    await using inDotnet = new Service(["npm", "run", "start:dotnet", "--", file], folder, DOTNET);
    await inDotnet.says("TypeScript says: Hello, C#, from TypeScript");
    await service.answers(at(port, "/greet-dotnet/Kestrel"), /^200 Hello, Kestrel, from C#\n$/);
    await then(service, port);
  },
  browser: async (folder, { first }, then) => {
    const port = await freePort();
    await using service = new Service(first, folder, { HTTP_PORT: String(port) });
    await service.answers(`http://localhost:${port}/ready`, /^200 ok/);
    await using browser = await chromium.launch(chromiumOptions);
    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}/`);
    await page.waitForFunction("document.querySelector('form') !== null");
    for (let tries = 0; tries < 20; tries += 1) {
      await page.getByRole("button").click(); // the script may still load
      const isGreeted = await page.getByText("Hello, world! You are number").isVisible();
      if (isGreeted) break;
      await page.waitForTimeout(500);
    }
    await page.getByText("Hello, world! You are number").waitFor({ timeout: 30_000 });
    await then(service, port);
  },
};

const at = (port: number, path: string): string => `http://127.0.0.1:${port}${path}`;
