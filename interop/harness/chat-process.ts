import { fileURLToPath } from "node:url";
import { akkaNetCommand } from "./akka-net-programs.ts";
import { type ExitStatus, LineProcess, type LineProcessCommand } from "ritsem/testkit/node";

const START_TIMEOUT_MS = 30_000;
// An entry with an exception goes on over several lines, down its stack trace.
const LOG_LINE = /^(\[(DEBUG|INFO|WARNING|ERROR)\]|Cause: |\s+at \S+\()/;

/** A chat server or client of either runtime, used as a person uses it: through its lines. */
export class ChatProcess {
  readonly #process: LineProcess;

  constructor(command: LineProcessCommand) {
    this.#process = new LineProcess(command);
  }

  /** The C# server; resolves when it listens on `port`. */
  static async akkaNetServer(port: number): Promise<ChatProcess> {
    return await listening(new ChatProcess(akkaNetCommand("ChatServer", ["--port", String(port)])));
  }

  /** A C# client of the server that listens on `serverPort`. */
  static akkaNetClient(serverPort: number): ChatProcess {
    return new ChatProcess(akkaNetCommand("ChatClient", ["--port", String(serverPort)]));
  }

  /** The Ritsem server; resolves when it listens on `port`. */
  static async ritsemServer(port: number): Promise<ChatProcess> {
    return await listening(new ChatProcess(ritsemCommand("server.ts", port)));
  }

  /** A Ritsem client of the server that listens on `serverPort`. */
  static ritsemClient(serverPort: number): ChatProcess {
    return new ChatProcess(ritsemCommand("client.ts", serverPort));
  }

  /** Everything printed so far. */
  get lines(): readonly string[] {
    return this.#process.lines.items;
  }

  /** What was printed for a person: all but log lines. */
  get spokenLines(): readonly string[] {
    return this.lines.filter((line) => !LOG_LINE.test(line));
  }

  /** Types a line. */
  writeLine(text: string): void {
    this.#process.writeLine(text);
  }

  /** Ends the input, as Ctrl-D does. */
  endInput(): void {
    this.#process.endInput();
  }

  /** Waits for exactly this line, after all lines that earlier calls have waited for: successive calls prove an order. */
  async expectLine(text: string, timeoutMs: number): Promise<void> {
    await this.#process.lines.takeUpTo((line) => line === text, timeoutMs, `line ${JSON.stringify(text)}`);
  }

  /** As `expectLine`, for a line that fits. */
  async waitForLine(matches: (line: string) => boolean, timeoutMs: number): Promise<string> {
    return await this.#process.lines.takeUpTo(matches, timeoutMs, `line that fits ${matches}`);
  }

  async waitForExit(timeoutMs: number): Promise<ExitStatus> {
    return await this.#process.waitForExit(timeoutMs);
  }

  /** SIGKILL: the others are not told. */
  async kill(): Promise<ExitStatus> {
    return await this.#process.kill();
  }

  /** SIGSTOP: connections stay open and no system answers. */
  freeze(): void {
    this.#process.freeze();
  }

  /** SIGCONT: ends `freeze`. */
  thaw(): void {
    this.#process.thaw();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}

async function listening(server: ChatProcess): Promise<ChatProcess> {
  await server.waitForLine((line) => line.includes("Remoting now listens"), START_TIMEOUT_MS);
  return server;
}

/** What `npm run chat:server` and `chat:client` run, without the processes of npm around it: a kill must reach the program itself. */
function ritsemCommand(file: string, port: number): LineProcessCommand {
  const script = fileURLToPath(new URL(`../../examples/chat/${file}`, import.meta.url));
  return { command: process.execPath, args: ["--import", "tsx", script, "--port", String(port)] };
}
