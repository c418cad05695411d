import type { Platform } from "../../platform/index.ts";
import type { LoggingAdapter } from "../logging/logging-adapter.ts";
import { CoordinatedShutdown } from "./coordinated-shutdown.ts";
import type { ShutdownSettings } from "../config/shutdown-settings.ts";

const LAST_PHASE = "actor-system-terminate";

/** What the shutdown needs of its system. */
export interface ShuttingDownSystem {
  readonly settings: { readonly shutdown: ShutdownSettings };
  readonly platform: Pick<Platform, "timers" | "exitProcess">;
  log(source?: string): LoggingAdapter;
}

/** The coordinated shutdown of `system`; its last phase calls `terminateActors`, unless the settings disable that. */
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
