import { errorFrom } from "../../base/index.ts";
import type { ActorSystem } from "../context/actor-system.ts";
import type { ExtensionId } from "../context/actor-system.ts";
import { partNamed } from "./part-named.ts";

/** The extensions of one system, each created once. */
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

  /** Makes the extensions of these names. Skips unknown names, which `missingPartsIn` reports. Logs those that fail and makes the others. */
  load(names: readonly string[]): void {
    for (const name of names) {
      const id = partNamed(name, this.#byName);
      if (id === undefined) continue;
      try {
        this.get(id);
      } catch (error) {
        this.#system.log("Extensions").error(errorFrom(error), "Extension {0} could not be created: {1}", name, errorFrom(error).message);
      }
    }
  }
}
