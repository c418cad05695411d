import { register } from "tsx/esm/api";

// The program of a worker thread in `npm run dev`: Node 20 runs no TypeScript in threads by itself.
register();
await import("./worker.js");
