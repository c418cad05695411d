// The main program of a thread that runs TypeScript: Node 20 cannot, not even with a loader. `argv[2]` is the URL of the program.
import { register } from "tsx/esm/api";

register();
await import(process.argv[2]);
