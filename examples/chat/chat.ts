import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

// A chat server and two clients, three processes on loopback TCP, and what each of them prints. With `--server akka.net` the server is
// the C# program on the real Akka.NET, which has to be built (`interop/build-peer.sh`).

const CLIENT = [process.execPath, "--import", "tsx", fileIn("client.ts")];
const SERVERS: Readonly<Record<string, readonly string[]>> = {
  ritsem: [process.execPath, "--import", "tsx", fileIn("server.ts")],
  "akka.net": ["dotnet", fileIn("../../build/akka-net-peer/ChatServer/ChatServer.dll")],
};
const PATIENCE_MS = 30_000;

/** One of the three processes: its lines are shown as they come, and can be waited for. */
class Program {
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  readonly #label: string;
  #onLine: () => void = () => {};

  constructor(label: string, [command = "", ...args]: readonly string[], port: number) {
    this.#label = label.trim();
    this.#child = spawn(command, [...args, "--port", String(port)], { stdio: ["pipe", "pipe", "inherit"] });
    if (this.#child.stdout === null) throw new Error("unreachable: stdout is a pipe");
    createInterface({ input: this.#child.stdout }).on("line", (line) => {
      console.log(`${label} | ${line}`);
      this.#lines.push(line);
      this.#onLine();
    });
    process.once("exit", () => this.#child.kill());
    this.#child.once("exit", (code) => {
      if (code !== 0) {
        console.error(`${label} ended with code ${code}`);
        process.exit(1);
      }
    });
  }

  /** Resolves once a line with `text` has been printed; ends everything when none comes. */
  async says(text: string): Promise<void> {
    const giveUp = setTimeout(() => {
      console.error(`${this.#label} has not said "${text}" within ${PATIENCE_MS / 1000} s`);
      process.exit(1);
    }, PATIENCE_MS);
    while (!this.#lines.some((line) => line.includes(text))) await new Promise<void>((resolve) => (this.#onLine = resolve));
    clearTimeout(giveUp);
  }

  type(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  async leave(): Promise<void> {
    const exited = once(this.#child, "exit");
    this.#child.stdin?.end();
    await exited;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return address !== null && typeof address === "object" ? address.port : 8081;
}

function fileIn(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

const { server: kind } = parseArgs({ options: { server: { type: "string", default: "ritsem" } } }).values;
const serverCommand = SERVERS[kind];
if (serverCommand === undefined) throw new Error(`--server is ${kind}; it may be ${Object.keys(SERVERS).join(" or ")}`);
const port = await freePort();
const server = new Program("server  ", serverCommand, port);
await server.says("listening on addresses");
const first = new Program("client 1", CLIENT, port);
await first.says("welcome");
const second = new Program("client 2", CLIENT, port);
await second.says("welcome");

second.type("/nick Heron");
await first.says("is now known as Heron");
first.type("Is anybody there?");
await second.says("Is anybody there?");
second.type("Yes, and we speak the wire protocol of Akka.NET.");
await first.says("Heron: Yes");

await second.leave();
first.type("Good bye.");
await first.says("Good bye.");
await first.leave();
await server.leave();
