import { once } from "node:events";
import { homedir } from "node:os";
import { join } from "node:path";
import type { CompleterResult } from "node:readline";
import { Recoverable, start, type REPLServer } from "node:repl";
import { PassThrough } from "node:stream";
import { inspect } from "node:util";
import { isRitsemError } from "../../base/index.ts";
import { CallingSystem } from "../talk/calling-system.ts";
import { remoteTargetFrom } from "../talk/remote-target.ts";
import type { NetworkOptions } from "../talk/talk-commands.ts";
import { CommandError, failureText } from "../terminal/errors.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { JsonOutput } from "./json-output.ts";
import { completionsOf } from "./path-completer.ts";
import { PrintedText } from "./printed-text.ts";
import { type LineOutcome, PipedLines } from "./piped-lines.ts";
import { ReplCommands } from "./repl-commands.ts";

const HISTORY_FILE = ".ritsem_repl_history";

/** Reads lines of JavaScript, with functions that ask and look at the system at `target`, and prints their results until the input ends. Resolves with the exit code. */
export async function repl(target: string, options: NetworkOptions, terminal: Terminal): Promise<number> {
  const { config, timeout } = options;
  await using caller = await CallingSystem.start(remoteTargetFrom(target), { config, timeoutMs: timeout }, terminal);
  await caller.locate(`${caller.target.address}/user`); // ends here with the reason, if the system cannot be reached
  const { input = process.stdin, output = process.stdout } = terminal.streams ?? {};
  const isScreen = terminal.isScreen === true && options.json !== true;
  if (isScreen) output.write(`Connected to ${caller.target.address}. Type help for what there is.\n`);
  const json = options.json === true ? new JsonOutput(output) : undefined;
  const server = start({
    input: isScreen ? input : new PassThrough(), // Node's REPL would evaluate the next line of a pipe before the one before has its result
    output: json?.stream ?? output,
    terminal: isScreen,
    prompt: isScreen ? `${caller.target.address.system}> ` : "",
    writer: json?.format ?? ((value: unknown) => textOf(value, isScreen)),
    ignoreUndefined: true,
  });
  const commands = new ReplCommands(caller);
  Object.assign(server.context, commands.variables);
  const lines = new PipedLines(server);
  awaitResults(server, lines, json);
  if (!isScreen) return (await lines.enter(input)) ? 0 : 3;
  completePaths(server, commands);
  keepHistory(server, terminal);
  await once(server, "exit");
  return 0;
}

/** Prints what a promise resolves with, and errors of commands in words, without a stack. */
function awaitResults(server: REPLServer, lines: PipedLines, json: JsonOutput | undefined): void {
  const { eval: evaluate } = server;
  const settled: typeof evaluate = function settled(this: REPLServer, code, context, file, done) {
    lines.outcome = "failed"; // Node reports most errors in another way than by the function below
    const end = (outcome: LineOutcome, error: unknown, value?: unknown): void => {
      lines.outcome = outcome;
      if (json !== undefined && error === null) json.printResult(() => done(null, value));
      else if (json === undefined && isRitsemError(error)) done(null, wordsOf(error));
      else done(error as Error | null, value);
    };
    evaluate.call(this, code, context, file, (error, result: unknown) => {
      if (error !== null) return end(error instanceof Recoverable ? "unfinished" : "failed", error);
      Promise.resolve(result).then(
        (value) => end("done", null, value),
        (reason: unknown) => end("failed", reason),
      );
    });
  };
  Object.defineProperty(server, "eval", { value: settled });
}

function wordsOf(error: Error): PrintedText {
  return new PrintedText(error instanceof CommandError ? failureText(error.failure) : error.message);
}

function textOf(value: unknown, isScreen: boolean): string {
  return value instanceof PrintedText ? value.text : inspect(value, { colors: isScreen });
}

/** Node's own completion still does names and members. */
function completePaths(server: REPLServer, commands: ReplCommands): void {
  const names = server.completer.bind(server) as (line: string, done: AsyncDone) => void;
  Object.defineProperty(server, "completer", {
    value: (line: string, done: AsyncDone) => {
      void completionsOf(line, commands).then((found) => (found === undefined ? names(line, done) : done(null, found)));
    },
  });
}

type AsyncDone = (error?: Error | null, found?: CompleterResult) => void;

/** As NODE_REPL_HISTORY does: an empty value means none. */
function keepHistory(server: REPLServer, { platform }: Terminal): void {
  const file = platform.environment["RITSEM_REPL_HISTORY"] ?? join(homedir(), HISTORY_FILE);
  if (file !== "") server.setupHistory(file, () => {}); // without a file that can be written, the history is that of this run
}
