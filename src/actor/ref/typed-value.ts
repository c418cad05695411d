import type { ActorRef } from "./actor-ref.ts";
import { AutoReceivedMessage } from "./auto-received-message.ts";

const Base: abstract new () => object = AutoReceivedMessage as unknown as abstract new () => object;

/**
 * A value together with how it travels, which only serializers read: a receiver in this system gets the value alone. It is an
 * {@link AutoReceivedMessage} at run time, so that other messages need no further check, but not in types, or every ref would take one.
 */
export abstract class TypedValue extends Base {
  abstract readonly value: unknown;

  /** For cells: lets `self` handle it by `handle`, and returns what that returns. */
  handledBy(_self: ActorRef, handle: (value: unknown) => unknown): unknown {
    return handle(this.value);
  }
}

/** `message` as its receiver gets it. */
export function receivedFrom(message: unknown): unknown {
  return typeof message === "object" && message instanceof TypedValue ? message.value : message;
}

const TYPED = Symbol("ritsem.typed-value");

/** `value` as the member of a message that every receiver reads, such as the status of a `Status.Success`; {@link typedMemberOf} has it as it was given. */
export function plainMember(owner: object, value: unknown): unknown {
  if (value instanceof TypedValue) Object.defineProperty(owner, TYPED, { value });
  return receivedFrom(value);
}

/** The member as the sender gave it, for serializers; `member`: as it is read. */
export function typedMemberOf(owner: object, member: unknown): unknown {
  return (owner as { readonly [TYPED]?: TypedValue })[TYPED] ?? member;
}
