import { InvalidArgumentError, isRitsemError } from "../../base/index.ts";
import type { Refusal } from "../contract/question.ts";
import type { Inspection } from "./inspection.ts";

/** The answer to one question: what is asked for, `undefined` if there is no such thing, or why it is not answered. */
export async function answerTo(
  get: unknown,
  parts: Readonly<Record<string, unknown>>,
  inspection: Inspection,
): Promise<object | undefined> {
  try {
    switch (get) {
      case "snapshot":
        return await inspection.snapshot(parts);
      case "top":
        return await inspection.ranking(parts);
      case "actor":
        return await inspection.actor(parts["path"]);
      case "flight":
        return inspection.flight(peerFrom(parts["peer"]));
      case "conversations":
        return inspection.conversations(parts);
      case "conversation":
        return inspection.conversation(parts);
      default:
        return { refused: "this version does not know the question" } satisfies Refusal;
    }
  } catch (error) {
    if (isRitsemError(error)) return { refused: error.message } satisfies Refusal;
    throw error;
  }
}

/** Throws InvalidArgumentError. Not `String(value)`, which calls what a peer has named `toString`. */
function peerFrom(value: unknown): string {
  if (typeof value !== "string") throw new InvalidArgumentError('"peer" is the address of a system, such as akka.tcp://System@host:port.');
  return value;
}

/** Whether `answer` says why a question is not answered. */
export function isRefusal(answer: object): answer is Refusal {
  return typeof (answer as Partial<Refusal>).refused === "string";
}
