import type { AllDeadLetters, AnyActorRef, LogEvent } from "../../actor/index.ts";
import { expectationText, isExpected } from "./expected-message.ts";

/** Selects dead letters: those that match all given members. */
export interface DeadLetterCriteria {
  /** A type, a predicate, or a value. */
  readonly message?: unknown;
  /** Only letters from this actor. */
  readonly sender?: AnyActorRef;
  /** Only letters to this actor. */
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

/** Whether `event` is the log line about a dead letter; the event does not identify which one. */
export function isAboutDeadLetter(event: LogEvent): boolean {
  return event.template.endsWith("See akka.log-dead-letters.");
}
