import { errorFrom } from "../cell/actor-error.ts";
import type { ActorSystem } from "./actor-system.ts";
import type { ExtensionId } from "./actor-system.ts";

/** The extensions of one system, each made once. */
export class Extensions {
  readonly #system: ActorSystem;
  readonly #byName: ReadonlyMap<string, ExtensionId<unknown>>;
  readonly #made = new Map<ExtensionId<unknown>, unknown>();

  /** `byName`: those that `akka.extensions` may name. */
  constructor(system: ActorSystem, byName: ReadonlyMap<string, ExtensionId<unknown>> = new Map()) {
    this.#system = system;
    this.#byName = byName;
  }

  get<T>(id: ExtensionId<T>): T {
    if (!this.#made.has(id)) this.#made.set(id, id.createExtension(this.#system));
    return this.#made.get(id) as T;
  }

  /** Makes those that are named. One that is unknown or fails is logged, and the others are made. */
  load(names: readonly string[]): void {
    for (const name of names) {
      const id = this.#byName.get(name);
      if (id === undefined) {
        const known = [...this.#byName.keys()].join(", ");
        this.#system.log("Extensions").error("akka.extensions names {0}, which the system's setup does not have. It has: {1}", name, known);
        continue;
      }
      try {
        this.get(id);
      } catch (error) {
        this.#system.log("Extensions").error(errorFrom(error), "Extension {0} could not be made: {1}", name, errorFrom(error).message);
      }
    }
  }
}
