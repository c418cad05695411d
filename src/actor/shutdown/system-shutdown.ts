import type { Platform } from "../../platform/index.ts";
import type { LoggingAdapter } from "../event/logging-adapter.ts";
import { CoordinatedShutdown } from "./coordinated-shutdown.ts";
import type { ShutdownSettings } from "./shutdown-settings.ts";

const LAST_PHASE = "actor-system-terminate";

/** What the shutdown of a system needs of it. */
export interface ShuttingDownSystem {
  readonly settings: { readonly shutdown: ShutdownSettings };
  readonly platform: Pick<Platform, "timers" | "exitProcess">;
  log(source?: string): LoggingAdapter;
}

/** The coordinated shutdown of `system`; `terminateActors` is what its last phase does, unless the settings say otherwise. */
export function systemShutdown(system: ShuttingDownSystem, terminateActors: () => Promise<void>): CoordinatedShutdown {
  const { phases, terminatesSystem, exitsProcess } = system.settings.shutdown;
  const shutdown = new CoordinatedShutdown({ phases, timers: system.platform.timers, log: () => system.log("CoordinatedShutdown") });
  if (!phases.some(({ name }) => name === LAST_PHASE)) return shutdown;
  if (terminatesSystem) shutdown.addTask(LAST_PHASE, "terminate-system", terminateActors);
  if (exitsProcess) {
    shutdown.onOver(() => system.platform.exitProcess?.(shutdown.reason?.exitCode ?? 0));
  }
  return shutdown;
}
