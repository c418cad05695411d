import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

// Each shop serves each customer, in TypeScript and in C#, and all of them must compute the same prices. The C# program must be
// built first (`interop/build-peer.sh`).

const EXPECTED = ["2 x Käse: 600", "10 x Käse: 2700, 300 off for quantity"];
const PATIENCE_MS = 60_000;
const typescript = (file: string): readonly string[] => [process.execPath, "--import", "tsx", fileIn(file)];
const csharp = (role: string): readonly string[] => ["dotnet", fileIn("../../build/akka-net-peer/PriceShop/PriceShop.dll"), role];
const SHOPS = { TypeScript: typescript("shop.ts"), "C#": csharp("server") };
const CUSTOMERS = { TypeScript: typescript("customer.ts"), "C#": csharp("client") };

let passed = 0;
let failed = 0;
for (const [seller, shop] of Object.entries(SHOPS)) {
  for (const [buyer, customer] of Object.entries(CUSTOMERS)) {
    const port = await freePort();
    const open = start(shop, port);
    await Promise.race([once(createInterface({ input: outputOf(open) }), "line"), failure(open)]);
    const lines = await linesOf(start(customer, port));
    open.stdin?.end();
    await once(open, "exit");
    console.log(`${buyer} buys from ${seller}\n  ${lines.join("\n  ")}`);
    if (JSON.stringify(lines) === JSON.stringify(EXPECTED)) passed += 1;
    else failed += 1;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function start([command = "", ...args]: readonly string[], port: number): ChildProcess {
  const child = spawn(command, [...args, "--port", String(port)], { stdio: ["pipe", "pipe", "inherit"] });
  const giveUp = setTimeout(() => child.kill(), PATIENCE_MS);
  child.once("exit", () => clearTimeout(giveUp));
  return child;
}

/** The output of the program. Akka.NET logs to the same stream, and may log a warning when sockets close. */
async function linesOf(child: ChildProcess): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: outputOf(child) })) if (!/^\[[A-Z]+\]\[/.test(line)) lines.push(line);
  return lines;
}

async function failure(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, "exit")) as [number | null];
  throw new Error(`The shop exited with ${code} before it was ready.`);
}

function outputOf({ stdout }: ChildProcess): NonNullable<ChildProcess["stdout"]> {
  if (stdout === null) throw new Error("unreachable: stdout is a pipe");
  return stdout;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return address !== null && typeof address === "object" ? address.port : 8082;
}

function fileIn(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
