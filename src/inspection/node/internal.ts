// For tests that cannot make a client slow enough. Not published.
export { streamEvents } from "./event-stream.ts";
