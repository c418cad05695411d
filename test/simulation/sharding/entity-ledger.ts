import type { Problems } from "../problems.ts";

/** What the ledger asks about two systems. */
export interface Standing {
  /** Whether a second entity on `starting` is no problem although one lives on `other`: the two are not on one side of a cluster. */
  readonly isApart: (starting: string, other: string) => boolean;
}

/** Which entities live where. */
export class EntityLedger {
  readonly #problems: Problems;
  readonly #standing: Standing;
  readonly #nowMs: () => number;
  /** Systems on which an entity lives, by its id. */
  readonly #alive = new Map<string, Set<string>>();
  readonly #say: (what: string) => void;
  /** Systems whose process has ended; what they still do then counts no more. */
  readonly #gone = new Set<string>();
  startCount = 0;

  constructor(problems: Problems, standing: Standing, nowMs: () => number, say: (what: string) => void) {
    this.#problems = problems;
    this.#standing = standing;
    this.#nowMs = nowMs;
    this.#say = say;
  }

  onStarted(id: string, system: string): void {
    if (this.#gone.has(system)) return;
    this.startCount += 1;
    this.#say(`${id} starts on ${system}`);
    const systems = this.#alive.get(id) ?? new Set();
    for (const other of systems) {
      if (other !== system && this.#standing.isApart(system, other)) continue;
      this.#problems.add(`${this.#seconds}: two entities: ${id} starts on ${system} while it lives on ${other}`);
    }
    this.#alive.set(id, systems.add(system));
  }

  onEnded(id: string, system: string): void {
    if (this.#gone.has(system)) return;
    this.#say(`${id} ends on ${system}`);
    if (!this.#alive.get(id)?.delete(system)) this.#problems.add(`${this.#seconds}: ${id} ends on ${system}, where it did not live`);
  }

  /** The process of `system` has ended. */
  onGone(system: string): void {
    this.#gone.add(system);
    for (const systems of this.#alive.values()) systems.delete(system);
  }

  /** Where the entity lives. */
  placesOf(id: string): readonly string[] {
    return [...(this.#alive.get(id) ?? [])];
  }

  /** Entities that live, with their places. */
  get living(): readonly string[] {
    return Array.from(this.#alive, ([id, systems]) => Array.from(systems, (system) => `${id} on ${system}`)).flat();
  }

  /** In a settled cluster. */
  expectOneOfEach(): void {
    for (const [id, systems] of this.#alive) {
      if (systems.size > 1) this.#problems.add(`in the end ${id} lives on ${[...systems].join(" and ")}`);
    }
  }

  get #seconds(): string {
    return `${(this.#nowMs() / 1000).toFixed(2)} s`;
  }
}
