import { matchesType, type TypeToken, ValueWriter } from "../../actor/internal.ts";
import { differenceOf, isSameMessage } from "./same-message.ts";

/** Anything that can be constructed: a class, `String`, `Number` or `Boolean`. */
export type ClassType = abstract new (...args: never[]) => unknown;

/** A class or the constructor of a primitive, as the expected type of a message. */
export type MessageType = ClassType | BigIntConstructor;

/** The type of the messages that a {@link MessageType} denotes. */
export type MessageOfType<E> = E extends StringConstructor
  ? string
  : E extends NumberConstructor
    ? number
    : E extends BigIntConstructor
      ? bigint
      : E extends BooleanConstructor
        ? boolean
        : E extends abstract new (
              ...args: never[]
            ) => infer R
          ? R
          : never;

/** Whether `message` is the expected one: accepted by the type or guard if `expected` is a function, an equal value otherwise. */
export function isExpected(expected: unknown, message: unknown): boolean {
  return typeof expected === "function" ? matchesType(expected as TypeToken, message) : isSameMessage(expected, message);
}

/** How a failed expectation describes `expected`. */
export function expectationText(expected: unknown): string {
  if (typeof expected !== "function") return messageText(expected);
  return /^[A-Z]/.test(expected.name) ? `a ${expected.name}` : "a message that the given function accepts";
}

/** How a failed expectation shows a message: its class and its content, so that different messages look different as far as possible. */
export function messageText(message: unknown): string {
  try {
    return new ValueWriter({ isExact: true }).textOf(message);
  } catch {
    return typeof message === "object" ? (message?.constructor.name ?? "an object") : typeof message; // a getter or toString that throws
  }
}

/** The part in which a message differs from what was expected, if the texts of both do not show it; otherwise empty. */
export function differenceText(expected: unknown, message: unknown): string {
  const [one, other] = [messageText(expected), messageText(message)];
  if (typeof expected === "function" || (one !== other && one.length + other.length < LONG)) return "";
  const difference = differenceOf(expected, message);
  if (difference === undefined) return "";
  const [left, right] = [messageText(difference.expected), messageText(difference.actual)];
  const where = difference.path === "" ? "as a whole" : `at ${difference.path}`;
  return ` They differ ${where}: ${left === right ? "both print alike, but are of different classes or content" : `expected ${left}, got ${right}`}.`;
}

/** Texts of both sides that the eye can compare. Unit: characters. */
const LONG = 200;
