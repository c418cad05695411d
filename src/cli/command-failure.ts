import { RitsemError } from "../base/index.ts";
import { explain, type Failure, sentenceOf } from "../remote/index.ts";

/** What the command was to do did not come about, for a reason that lies in the network, in the other system, or in both configurations. */
export class CommandFailure extends RitsemError {
  readonly code = "RITSEM_COMMAND_FAILED";
  readonly failure: Failure;

  constructor(failure: Failure, options?: { cause?: unknown }) {
    super(sentenceOf(failure), options);
    this.failure = failure;
  }

  /** 2: the system was not reached. 3: it was, and what was asked of it did not happen. */
  get exitCode(): number {
    return exitCodeOf(this.failure);
  }
}

/** The exit code for a command that met `failure`. */
export function exitCodeOf({ kind }: Failure): number {
  return ANSWERED.has(kind) ? 3 : 2;
}

/** The other system is there, and shook hands under the name it was called by. */
const ANSWERED: ReadonlySet<Failure["kind"]> = new Set<Failure["kind"]>([
  "nobody-there",
  "no-reply",
  "replied-with-failure",
  "unreadable-reply",
  "frame-limit-smaller-there",
  "cannot-dial-back",
]);

/** The failure behind an error, when it has one. */
export function failureOf(error: unknown): Failure | undefined {
  const { failure } = (error ?? {}) as { readonly failure?: Failure };
  return typeof failure?.kind === "string" ? failure : undefined;
}

/** For people: what happened, and below it what to do. */
export function failureText(failure: Failure): string {
  const { what, cure } = explain(failure);
  return `${what}.\n${cure}\n`;
}

/** For machines. */
export function failureJson(failure: Failure): Readonly<Record<string, unknown>> {
  return { ...failure, ...explain(failure) };
}
