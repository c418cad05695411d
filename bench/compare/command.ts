import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";

/** A program of a contestant, without the arguments that say what it does. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A line of JSON that a program printed. */
export type Line = Readonly<Record<string, unknown>>;

const TIMEOUT_MS = 90_000;
const END_MS = 5_000;

/** Runs a program until it ends. Rejects if it fails or takes longer than `timeoutMs`, which is 90 seconds. */
export async function run(command: Command, args: readonly string[], timeoutMs = TIMEOUT_MS): Promise<readonly Line[]> {
  const child = start(command, args, "ignore");
  const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
  try {
    const [output, [status]] = await Promise.all([
      text(child.stdout as NodeJS.ReadableStream & AsyncIterable<Buffer>),
      once(child, "exit"),
    ]);
    if (status !== 0) throw new Error(`${nameOf(command)} ${args.join(" ")} ended with ${status ?? "a signal"}`);
    return output
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as Line);
  } finally {
    clearTimeout(timer);
  }
}

/** Starts `server`, runs `client` with its port, and ends the server. */
export async function runPair(server: Command, client: Command, args: readonly string[]): Promise<readonly Line[]> {
  const started = await startServer(server, ["server"]);
  try {
    return await run(client, ["client", "--port", started.port, ...args]);
  } finally {
    await started.end();
  }
}

export interface Server {
  readonly port: string;
  readonly pid: number;
  /** Ends its standard input, and kills it if it does not end then. */
  end(): Promise<void>;
}

/** Starts a program and waits until it prints `READY <port>`. */
export async function startServer(command: Command, args: readonly string[]): Promise<Server> {
  const child = start(command, args, "pipe");
  const ended = once(child, "exit");
  const end = async (): Promise<void> => {
    const timer = setTimeout(() => child.kill("SIGKILL"), END_MS);
    child.stdin?.end();
    await ended;
    clearTimeout(timer);
  };
  const port = await Promise.race([portOf(child), ended.then(() => undefined)]);
  if (port === undefined || child.pid === undefined) throw new Error(`${nameOf(command)} ended before it was ready`);
  return { port, pid: child.pid, end };
}

async function portOf({ stdout }: ChildProcess): Promise<string | undefined> {
  if (stdout === null) return undefined;
  for await (const line of createInterface({ input: stdout })) {
    const port = /^READY (\d+)$/.exec(line)?.[1];
    if (port !== undefined) return port;
  }
  return undefined;
}

/** The file name of the program: the documentation must not name folders of this machine. */
function nameOf({ file, args }: Command): string {
  return basename(args.at(-1) ?? file);
}

function start({ file, args, env }: Command, more: readonly string[], stdin: "pipe" | "ignore"): ChildProcess {
  return spawn(file, [...args, ...more], { stdio: [stdin, "pipe", "inherit"], env: { ...process.env, ...env } });
}
