export { workerReference } from "./reference.ts";
export { type WorkersSettings, workersSettingsFrom } from "./workers-settings.ts";
export { type WorkerSettings, workerSettingsFrom } from "./worker-settings.ts";
