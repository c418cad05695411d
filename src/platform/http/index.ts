export { guardedServer, type GuardedServerOptions, listenAt, stopServing } from "./guarded-server.ts";
