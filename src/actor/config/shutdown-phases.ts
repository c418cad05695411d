import { ShutdownConfigError } from "./errors.ts";

/** One phase of a coordinated shutdown, as configured below `akka.coordinated-shutdown.phases`. */
export interface ShutdownPhase {
  /** Name of the phase. */
  readonly name: string;
  /** Phases that must complete first. */
  readonly dependsOn: readonly string[];
  /** The time limit for all its tasks together. Unit: ms. */
  readonly timeoutMs: number;
  /** Whether the shutdown continues if a task fails or times out. */
  readonly recover: boolean;
  /** False: its tasks are skipped. */
  readonly enabled: boolean;
}

/**
 * Orders the phases so that each comes after those it depends on, and otherwise as configured. Throws {@link ShutdownConfigError} for
 * phases that depend on each other, and names the cycle. A phase that is only referred to has no tasks of its own and is left out.
 */
export function inOrder(phases: ReadonlyMap<string, ShutdownPhase>): readonly ShutdownPhase[] {
  const ordered = new Set<ShutdownPhase>();
  const visit = (name: string, way: readonly string[]): void => {
    const phase = phases.get(name);
    if (phase === undefined || ordered.has(phase)) return;
    if (way.includes(name)) {
      throw new ShutdownConfigError(
        `Phases below akka.coordinated-shutdown.phases depend on each other: ${[...way.slice(way.indexOf(name)), name].join(" → ")}. ` +
          "Remove one of them from a depends-on.",
      );
    }
    for (const earlier of phase.dependsOn) visit(earlier, [...way, name]);
    ordered.add(phase);
  };
  for (const name of phases.keys()) visit(name, []);
  return [...ordered];
}
