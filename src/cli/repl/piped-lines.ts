import { createInterface } from "node:readline";
import type { REPLServer } from "node:repl";
import { InvalidArgumentError } from "../../base/index.ts";

/** What has become of a line. */
export type LineOutcome = "done" | "failed" | "unfinished";

/** Enters lines that nobody types into a REPL: each once the one before has its result, and without prompts. */
export class PipedLines {
  /** That of the last line. */
  outcome: LineOutcome = "done";
  readonly #server: REPLServer;

  constructor(server: REPLServer) {
    this.#server = server;
  }

  /** Resolves with whether all have succeeded, after the last result. Throws InvalidArgumentError if the input ends within a command. */
  async enter(input: NodeJS.ReadableStream): Promise<boolean> {
    const server = this.#server;
    let onDone = (): void => {};
    let hasEnded = false;
    let isSuccess = true;
    server.displayPrompt = () => onDone(); // whatever comes of a line, Node asks for the next one after it
    server.once("exit", () => {
      hasEnded = true;
      onDone();
    });
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      await new Promise<void>((resolve) => {
        onDone = resolve;
        this.outcome = "done";
        server.emit("line", line);
      });
      if (this.outcome === "failed") isSuccess = false;
      if (hasEnded) return isSuccess;
    }
    server.close();
    if (this.outcome === "unfinished") throw new InvalidArgumentError("The input ends within a command, which was not run.");
    return isSuccess;
  }
}
