import { matchesType, type TypeToken } from "../actor/spi.ts";
import { isSameMessage } from "./same-message.ts";

/** Whatever may be constructed: a class, `String`, `Number` or `Boolean`. */
export type ClassType = abstract new (...args: never[]) => unknown;

/** A class or the constructor of a primitive, as what a message should be. */
export type MessageType = ClassType | BigIntConstructor;

/** The type of the messages that a {@link MessageType} stands for. */
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

/** Whether `message` is what a test expected: of the type or guard when `expected` is a function, the same value otherwise. */
export function isExpected(expected: unknown, message: unknown): boolean {
  return typeof expected === "function" ? matchesType(expected as TypeToken, message) : isSameMessage(expected, message);
}

/** What the sentence of a failed expectation calls `expected`. */
export function expectationText(expected: unknown): string {
  if (typeof expected !== "function") return messageText(expected);
  return /^[A-Z]/.test(expected.name) ? `a ${expected.name}` : "a message that the given function accepts";
}

/** A message as failed expectations show it: its class and its content, as far as that can be printed. */
export function messageText(message: unknown): string {
  if (typeof message === "string") return JSON.stringify(message);
  if (typeof message !== "object" || message === null) return String(message);
  const name = message.constructor?.name ?? "Object";
  if (message.toString !== Object.prototype.toString && !Array.isArray(message)) return `${name} (${printed(message)})`;
  try {
    const json = JSON.stringify(message, (key, value: unknown) => (key !== "" && isRef(value) ? String(value) : value));
    return name === "Object" || name === "Array" ? json : `${name} ${json}`;
  } catch {
    return name; // cyclic, or with a bigint inside
  }
}

function isRef(value: unknown): boolean {
  return typeof value === "object" && value !== null && Symbol.for("ritsem.actor-ref") in value;
}

/** What a class with a `toString` of its own says of itself. */
function printed(message: { toString(): string }): string {
  return message.toString();
}
