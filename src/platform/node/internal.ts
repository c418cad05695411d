// For the modules that store data in files. The main entry point does not load it.
export { AppendLog } from "./append-log.ts";
