// For tests that cannot make a client slow enough, or wait as long. Not published.
export { streamEvents } from "./event-stream.ts";
export { serveInspection } from "./inspection-server.ts";
