export { serveHealth } from "./health-server.ts";
