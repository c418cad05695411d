import type { ActorSystem } from "./actor/index.ts";
import type { Config } from "./hocon/index.ts";
import { startWorkers } from "./remote/internal.ts";
import { automaticCount, workerThreadsOf, workersSettingsFrom } from "./remote/transport/worker/internal.ts";

/** Starts the worker threads that `config`, the configuration of `system`, asks for. */
export async function startWorkersOf(system: ActorSystem, config: Config): Promise<void> {
  const settings = workersSettingsFrom(config.getConfig("ritsem.workers"));
  const count = settings.count === "auto" ? automaticCount() : settings.count;
  await startWorkers(system, count, settings, workerThreadsOf(settings.entry, system.name, config));
}
