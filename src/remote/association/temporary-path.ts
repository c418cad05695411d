import type { ActorPath } from "../../actor/index.ts";

/** Whether it is the path of the sender of an ask, or of another ref that takes one message: `/temp/…`. */
export function isTemporary({ parent }: ActorPath): boolean {
  return parent.name === "temp" && parent.parent.isRoot;
}
