import type { Question } from "../../inspection/internal.ts";
import { CommandError } from "../terminal/errors.ts";
import { onOneLine } from "../terminal/one-line.ts";

/** What is asked, but for events. */
export type InspectorQuestion = Exclude<Question, { readonly get: "events" }>;

/** A system that is looked at. */
export interface Inspector extends AsyncDisposable {
  /** As the user named it. */
  readonly name: string;
  /** The answer; `null` if there is no such thing. Rejects with a {@link CommandError}. */
  ask(question: InspectorQuestion): Promise<unknown>;
  /**
   * Calls `onEvent` with each event, as it came, until `stopped`. `since`: kept events with a higher number come first. Rejects with a
   * {@link CommandError} if the system goes away.
   */
  events(since: number | undefined, onEvent: (event: unknown) => void, stopped: AbortSignal): Promise<void>;
}

/** Longer answers are none. Unit: characters. */
const LONGEST_ANSWER = 32 * 1024 * 1024;
const UPDATE = "Use the same version of Ritsem on both sides.";

/** What arrived as JSON. Throws {@link CommandError} if it is none, of another version, or a refusal. */
export function answerIn(text: unknown, name: string): unknown {
  if (typeof text !== "string" || text.length > LONGEST_ANSWER) throw unknownAnswer(name);
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw unknownAnswer(name);
  }
  if (answer === null) return null;
  const { refused, version } = answer as { readonly refused?: unknown; readonly version?: unknown };
  if (typeof refused === "string")
    throw refusedBy(name, onOneLine(refused), "Correct the arguments, or use the same version of Ritsem on both sides.");
  if (version !== undefined && version !== 1)
    throw refusedBy(
      name,
      `it answers in version ${onOneLine(JSON.stringify(version).slice(0, 20))} of the contract, and this command knows version 1`,
      UPDATE,
    );
  return answer;
}

/** The text that `make` makes of an answer. What does not have the form of this version is an error with words, not a crash. */
export function formatted(name: string, make: () => string): string {
  try {
    return make();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw unknownAnswer(name);
    throw error;
  }
}

/** The system does not do what was asked. */
export function refusedBy(address: string, why: string, cure: string): CommandError {
  return new CommandError({ kind: "order-refused", address, why, cure });
}

function unknownAnswer(name: string): CommandError {
  return refusedBy(name, "it answered with something that this version does not know", UPDATE);
}
