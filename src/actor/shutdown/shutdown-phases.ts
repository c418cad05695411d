import { ShutdownConfigError } from "./shutdown-error.ts";

/** One phase of a coordinated shutdown, as configured below `akka.coordinated-shutdown.phases`. */
export interface ShutdownPhase {
  readonly name: string;
  /** Phases that must be over before. */
  readonly dependsOn: readonly string[];
  /** How long its tasks may take together. Unit: ms. */
  readonly timeoutMs: number;
  /** Whether the shutdown goes on when a task fails or takes too long. */
  readonly recover: boolean;
  /** False: its tasks are skipped. */
  readonly enabled: boolean;
}

/**
 * The phases so that each comes after those it depends on, and otherwise as they stand. Throws {@link ShutdownConfigError} for phases that wait
 * for each other and names the circle. A phase that is only depended on counts as one without tasks of its own and is left out.
 */
export function inOrder(phases: ReadonlyMap<string, ShutdownPhase>): readonly ShutdownPhase[] {
  const ordered = new Set<ShutdownPhase>();
  const visit = (name: string, way: readonly string[]): void => {
    const phase = phases.get(name);
    if (phase === undefined || ordered.has(phase)) return;
    if (way.includes(name)) {
      throw new ShutdownConfigError(
        `Phases below akka.coordinated-shutdown.phases wait for each other: ${[...way.slice(way.indexOf(name)), name].join(" → ")}. ` +
          "Take one of them out of a depends-on.",
      );
    }
    for (const earlier of phase.dependsOn) visit(earlier, [...way, name]);
    ordered.add(phase);
  };
  for (const name of phases.keys()) visit(name, []);
  return [...ordered];
}
