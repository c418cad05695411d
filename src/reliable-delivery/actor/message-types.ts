import type { ActorRef } from "../../actor/index.ts";
import { InvalidArgumentError } from "../../base/index.ts";
import { normalizedTypeName } from "../../serialization/index.ts";

/** Whether two .NET names mean the same type. */
export function isSameType(one: string, other: string): boolean {
  return one === other || normalizedTypeName(one) === normalizedTypeName(other);
}

/** Throws InvalidArgumentError for an actor of another system. */
export function assertLocal(ref: ActorRef, role: string): void {
  if (ref.isLocal) return;
  throw new InvalidArgumentError(
    `${ref.path.toSerializationFormat()} cannot be the ${role} of a controller: it is in another system. Create the controller where the ${role} is.`,
  );
}
