import type { AllDeadLetters, AnyActorRef, LogEvent } from "../actor/index.ts";
import { expectationText, isExpected } from "./expected-message.ts";

/** Which dead letters are meant: those that meet everything that is said. */
export interface DeadLetterCriteria {
  /** A type, a function that says whether a message will do, or a value. */
  readonly message?: unknown;
  readonly sender?: AnyActorRef;
  readonly recipient?: AnyActorRef;
}

export function meetsDeadLetterCriteria(letter: AllDeadLetters, { message, sender, recipient }: DeadLetterCriteria): boolean {
  if (message !== undefined && !isExpected(message, letter.message)) return false;
  if (sender !== undefined && !letter.sender.equals(sender)) return false;
  return recipient === undefined || letter.recipient.equals(recipient);
}

export function deadLetterCriteriaText({ message, sender, recipient }: DeadLetterCriteria): string {
  const parts = [
    message === undefined ? "" : ` holding ${expectationText(message)}`,
    sender === undefined ? "" : ` from ${sender}`,
    recipient === undefined ? "" : ` to ${recipient}`,
  ];
  return `dead letters${parts.join("")}`;
}

/** Whether `event` is the log's line about a dead letter; it does not say which. */
export function isAboutDeadLetter(event: LogEvent): boolean {
  return event.template.endsWith("See akka.log-dead-letters.");
}
