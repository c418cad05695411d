import { RitsemError } from "../../base/index.ts";
import { HoconError } from "../../hocon/index.ts";
import { explain, type Failure, sentenceOf } from "../../remote/index.ts";

/** A command failed for a reason in the network, in the other system, or in the configurations of both. */
export class CommandError extends RitsemError {
  readonly code = "RITSEM_COMMAND_FAILED";
  readonly failure: Failure;

  constructor(failure: Failure, options?: { cause?: unknown }) {
    super(sentenceOf(failure), options);
    this.failure = failure;
  }

  /** 2 if the system was not reached, 3 if it was reached and the command failed there. */
  get exitCode(): number {
    return exitCodeOf(this.failure);
  }
}

/** The exit code of a command that ended with `failure`. */
export function exitCodeOf({ kind }: Failure): number {
  return ANSWERED.has(kind) ? 3 : 2;
}

/** Failures after a handshake with the other system under the name that was called. */
const ANSWERED: ReadonlySet<Failure["kind"]> = new Set<Failure["kind"]>([
  "no-actor",
  "no-reply",
  "replied-with-failure",
  "unreadable-reply",
  "frame-limit-smaller-there",
  "cannot-dial-back",
  "seed-of-other-system",
  "seed-in-no-cluster",
  "seed-is-this-node",
  "seed-silent",
  "earlier-incarnation-there",
  "order-refused",
]);

/** The failure that an error carries; `undefined` if it carries none. */
export function failureOf(error: unknown): Failure | undefined {
  const { failure } = (error ?? {}) as { readonly failure?: Failure };
  return typeof failure?.kind === "string" ? failure : undefined;
}

/** For people: what happened, and on the next line what to do. */
export function failureText(failure: Failure): string {
  const { what, cure } = explain(failure);
  return `${what}.\n${cure}\n`;
}

/** For machines: the failure with `kind`, and the sentences for people as `what` and `cure`. */
export function failureJson(failure: Failure): Readonly<Record<string, unknown>> {
  return { ...failure, ...explain(failure) };
}

/** For machines: any other error. `place` is where a configuration is wrong. */
export function errorJson(error: RitsemError): Readonly<Record<string, unknown>> {
  const { origin } = error as { readonly origin?: HoconError["origin"] };
  const kind = origin !== undefined || error instanceof HoconError ? "configuration" : "error";
  return { kind, code: error.code, what: error.message, ...(origin === undefined ? {} : { place: { ...origin } }) };
}
