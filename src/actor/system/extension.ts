import type { ActorSystem } from "./actor-system.ts";

/**
 * A part that a system has once: made when first asked for, or at start when `akka.extensions` names it. The id is the key: keep one object for
 * each extension.
 */
export interface ExtensionId<T> {
  /** For messages. */
  readonly name: string;
  /** Called at most once for each system, unless it throws. */
  createExtension(system: ActorSystem): T;
}
