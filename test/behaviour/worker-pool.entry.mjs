// Node 20 cannot run TypeScript as the main program of a thread, not even with a loader.
import { register } from "tsx/esm/api";

register();
await import("./worker-pool.program.ts");
