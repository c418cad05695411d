import { type ActorRef, NO_SENDER } from "../../actor/index.ts";
import { isNobodyRef } from "../../actor/internal.ts";
import type { ActorRefResolver } from "../../serialization/index.ts";

/** INTEROP: what Akka.NET writes in place of a path for its `ActorRefs.Nobody`. */
const NOBODY = "nobody";

/** As `refs`, and for the ref of no actor, which has no path that leads anywhere. */
export function withNobody(refs: ActorRefResolver<ActorRef>): ActorRefResolver<ActorRef> {
  return {
    pathOf: (ref) => (isNobodyRef(ref) ? NOBODY : refs.pathOf(ref)),
    resolve: (path) => (path === NOBODY ? NO_SENDER : refs.resolve(path)),
  };
}
