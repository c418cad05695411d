import type { LoggingAdapter, LogLevel } from "../../actor/index.ts";
import type { Platform } from "../../platform/index.ts";

/** How much of the same a {@link LimitedLog} lets through. */
export interface LogLimit {
  /** Count. Key: `ritsem.remote.log-limit.lines` (20). */
  readonly lines: number;
  /** Key: `ritsem.remote.log-limit.interval` (10 s). */
  readonly intervalMs: number;
}

/** Lines of one kind within an interval. */
interface Run {
  count: number;
  leftOut: number;
}

/** Kinds that are told apart; what peers send must not make more of them than fit into a small memory. */
const MAXIMUM_KINDS = 200;
const LONGEST_KIND = 60;
/** A longer argument is cut. Unit: characters. */
const LONGEST_ARGUMENT = 2_000;
/** What differs between lines of one kind: addresses, paths and numbers. */
const VARIABLE = /\{\w+\}|\S*:\/\/\S*|\d+/g;
const CONTROL = /[\p{Cc}\u2028\u2029]/gu;

/**
 * A log for what peers can provoke as often as they like. Of warnings and errors of one kind, that is with the same words up to addresses and
 * numbers, so many are logged within an interval; at its end one line states how many were dropped. Texts lose their control characters, so that
 * no peer writes lines of its own, and are cut to a bearable length.
 */
export class LimitedLog implements LoggingAdapter {
  readonly #log: LoggingAdapter;
  readonly #platform: Platform;
  readonly #limit: LogLimit;
  readonly #runs: Map<string, Run>;

  constructor(log: LoggingAdapter, platform: Platform, limit: LogLimit, runs: Map<string, Run> = new Map()) {
    this.#log = log;
    this.#platform = platform;
    this.#limit = limit;
    this.#runs = runs;
  }

  get isDebugEnabled(): boolean {
    return this.#log.isDebugEnabled;
  }

  isEnabled(level: LogLevel): boolean {
    return this.#log.isEnabled(level);
  }

  debug(template: string, ...args: readonly unknown[]): void {
    if (this.isDebugEnabled) this.#log.debug(template, ...args.map(harmless));
  }

  info(template: string, ...args: readonly unknown[]): void {
    this.#log.info(template, ...args.map(harmless));
  }

  warning(template: string, ...args: readonly unknown[]): void {
    const harmlessArgs = args.map(harmless);
    if (this.#mayPass(template, harmlessArgs)) this.#log.warning(template, ...harmlessArgs);
  }

  error(first: string | Error, ...rest: readonly unknown[]): void {
    const args = rest.map(harmless);
    if (typeof first === "string") {
      if (this.#mayPass(first, args)) this.#log.error(first, ...args);
      return;
    }
    const [template, ...others] = args;
    const text = typeof template === "string" ? template : first.message;
    if (this.#mayPass(text, others)) this.#log.error(first, text, ...others);
  }

  withContext(properties: Readonly<Record<string, unknown>>): LoggingAdapter {
    return new LimitedLog(this.#log.withContext(properties), this.#platform, this.#limit, this.#runs);
  }

  #mayPass(template: string, args: readonly unknown[]): boolean {
    const kind = kindOf(template === "{0}" ? String(args[0]) : template);
    const run = this.#runOf(this.#runs.has(kind) || this.#runs.size < MAXIMUM_KINDS ? kind : "…");
    run.count += 1;
    if (run.count <= this.#limit.lines) return true;
    run.leftOut += 1;
    return false;
  }

  #runOf(kind: string): Run {
    let run = this.#runs.get(kind);
    if (run === undefined) {
      run = { count: 0, leftOut: 0 };
      this.#runs.set(kind, run);
      this.#platform.timers.once(this.#limit.intervalMs, () => this.#onIntervalEnd(kind));
    }
    return run;
  }

  #onIntervalEnd(kind: string): void {
    const leftOut = this.#runs.get(kind)?.leftOut ?? 0;
    this.#runs.delete(kind);
    if (leftOut === 0) return;
    this.#log.warning("Left out {0} more lines that begin with: {1} (ritsem.remote.log-limit)", leftOut, kind);
  }
}

function kindOf(text: string): string {
  return text
    .slice(0, 4 * LONGEST_KIND)
    .replace(VARIABLE, "…")
    .slice(0, LONGEST_KIND);
}

function harmless(argument: unknown): unknown {
  if (typeof argument !== "string") return argument;
  const short = argument.length > LONGEST_ARGUMENT ? `${argument.slice(0, LONGEST_ARGUMENT)}… (${argument.length} characters)` : argument;
  return short.replace(CONTROL, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
}
