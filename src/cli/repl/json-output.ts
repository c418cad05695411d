import { Writable } from "node:stream";
import { types } from "node:util";
import { isRitsemError, reasonOf } from "../../base/index.ts";
import { valueJson } from "../talk/value-text.ts";
import { CommandError, errorJson, failureJson } from "../terminal/errors.ts";
import { PrintedText } from "./printed-text.ts";

/**
 * Turns all that Node's REPL prints into lines of JSON. Node has results and errors formatted by the same function, and puts words before an error; so a value
 * that is formatted while no result is printed is an error, and takes the place of the text that is printed next.
 */
export class JsonOutput {
  /** Where the REPL prints to. */
  readonly stream: Writable;
  #isResult = false;
  #failure: string | undefined;

  constructor(output: NodeJS.WritableStream) {
    this.stream = new Writable({
      decodeStrings: false,
      write: (text: string | Uint8Array, _encoding, done) => {
        const failure = this.#failure;
        this.#failure = undefined;
        output.write(failure === undefined ? text : `${failure}\n`);
        done();
      },
    });
  }

  /** What the REPL formats values with. */
  readonly format = (value: unknown): string => {
    if (!this.#isResult) return (this.#failure = failureLine(value));
    try {
      return JSON.stringify(value instanceof PrintedText ? value : valueJson(value)) ?? "null";
    } catch (error) {
      return failureLine(error); // it refers to itself, or a getter throws
    }
  };

  /** Calls `print`, which has the REPL print a result. */
  printResult(print: () => void): void {
    this.#isResult = true;
    try {
      print();
    } finally {
      this.#isResult = false;
    }
  }
}

function failureLine(error: unknown): string {
  return JSON.stringify({ failure: failureOf(error) });
}

function failureOf(error: unknown): object {
  if (error instanceof CommandError) return failureJson(error.failure);
  if (isRitsemError(error)) return errorJson(error);
  // Errors of what was entered come from a realm of its own, and are no instances of this one's Error.
  return types.isNativeError(error)
    ? { kind: "error", name: `${error.name}`, what: `${error.message}` }
    : { kind: "error", what: reasonOf(error) };
}
