import type { ActorRef } from "./actor-ref.ts";

const REF = Symbol.for("ritsem.actor-ref");

/** Whether `value` is an actor ref, also one of another copy of this library. A selection is not one. */
export function isActorRef(value: unknown): value is ActorRef {
  return typeof value === "object" && value !== null && (value as { readonly [REF]?: unknown })[REF] === true;
}
