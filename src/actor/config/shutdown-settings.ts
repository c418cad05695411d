import { atLeast, type Config, renderPath } from "../../hocon/index.ts";
import { ShutdownConfigError } from "./errors.ts";
import { inOrder, type ShutdownPhase } from "./shutdown-phases.ts";

/** The settings below `akka.coordinated-shutdown`, read once. */
export interface ShutdownSettings {
  /** In the order in which they run. Key: `phases`. */
  readonly phases: readonly ShutdownPhase[];
  /** Key: `terminate-actor-system`. */
  readonly terminatesSystem: boolean;
  /** Key: `exit-clr`. */
  readonly exitsProcess: boolean;
  /** Key: `run-by-clr-shutdown-hook`. */
  readonly runsOnProcessExit: boolean;
  /** Key: `run-by-actor-system-terminate`. */
  readonly runsOnTerminate: boolean;
}

/** Throws ShutdownConfigError for phases that depend on each other, and if `terminate()` would not terminate the system. */
export function shutdownSettingsFrom(config: Config): ShutdownSettings {
  const section = config.getConfig("akka.coordinated-shutdown");
  const terminatesSystem = section.getBoolean("terminate-actor-system");
  const runsOnTerminate = section.getBoolean("run-by-actor-system-terminate");
  if (runsOnTerminate && !terminatesSystem) {
    throw new ShutdownConfigError(
      "akka.coordinated-shutdown.terminate-actor-system = off needs akka.coordinated-shutdown.run-by-actor-system-terminate = off: " +
        "otherwise terminate() would run the phases without terminating the system.",
    );
  }
  return {
    phases: inOrder(phasesFrom(section)),
    terminatesSystem,
    exitsProcess: section.getBoolean("exit-clr"),
    runsOnProcessExit: section.getBoolean("run-by-clr-shutdown-hook"),
    runsOnTerminate,
  };
}

function phasesFrom(section: Config): ReadonlyMap<string, ShutdownPhase> {
  const defaultTimeoutMs = section.getDurationMs("default-phase-timeout", atLeast(0));
  const phases = new Map<string, ShutdownPhase>();
  const read = (name: string): void => {
    const path = `phases.${renderPath([name])}`;
    phases.set(name, {
      name,
      dependsOn: section.getStringList(`${path}.depends-on`, []),
      timeoutMs: section.getDurationMs(`${path}.timeout`, atLeast(0), defaultTimeoutMs),
      recover: section.getBoolean(`${path}.recover`, true),
      enabled: section.getBoolean(`${path}.enabled`, true),
    });
  };
  for (const name of section.getConfig("phases").keys()) read(name);
  for (const { dependsOn } of Array.from(phases.values())) for (const name of dependsOn) if (!phases.has(name)) read(name);
  return phases;
}
