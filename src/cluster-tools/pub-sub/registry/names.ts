import type { ActorRef } from "../../../actor/index.ts";

/** What `encodeURIComponent` leaves as it is, and .NET's `Uri.EscapeDataString` does not. */
const LEFT = /[!'()*]/g;
/** Half a character, which cannot be encoded. */
const LONE = /\p{Surrogate}/gu;
/** The part of a remotely deployed actor's path that its creator knows it by. */
const DEPLOYED = /^\/remote\/.+(\/user\/.+)/;

/** The name of the actor for a topic or a group. INTEROP: as `Uri.EscapeDataString`. */
export function encodedName(name: string): string {
  return encodeURIComponent(name.replace(LONE, "\ufffd")).replace(LEFT, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The key of an actor in the registry: its path, the same on every node. */
export function keyOf({ path }: Pick<ActorRef, "path">): string {
  return path.toStringWithoutAddress().replace(DEPLOYED, "$1");
}
