// For the main entry point, which starts the workers of a system. No promise about versions.
export { workersSettingsFrom } from "./settings/index.ts";
export { automaticCount, workerThreadsOf } from "./start-worker-thread.ts";
