import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { ActorSystem } from "ritsem";
import { Health, type HealthReport } from "ritsem/health";

/** Answers the rest of a path, such as `world` in `/greet/world`. */
export type Route = (rest: string) => Promise<string>;

/**
 * Serves `routes` at the host and port in `hello.http`; a route that ends with `/` also has the paths below it. `/live` and `/ready` say how the system is: the
 * container's health check asks the first, and a load balancer the second. When the system stops, this server stops first, so that nothing new comes in.
 */
export async function serveHttp(system: ActorSystem, routes: Readonly<Record<string, Route>>): Promise<Server> {
  const health = Health.get(system); // health.addCheck(…) adds checks of your own, such as of a database
  const all: Readonly<Record<string, Route>> = {
    ...routes,
    "/live": async () => textOf(await health.liveness()),
    "/ready": async () => textOf(await health.readiness()),
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://service");
    const path = Object.keys(all).find((known) => (known.endsWith("/") ? pathname.startsWith(known) : pathname === known));
    const route = path === undefined ? undefined : all[path];
    if (path === undefined || route === undefined) return void response.writeHead(404).end("not found\n");
    route(pathname.slice(path.length)).then(
      (text) => response.end(`${text}\n`),
      (error: unknown) => response.writeHead(503).end(`${error instanceof Error ? error.message : error}\n`),
    );
  });
  const http = system.config.getConfig("hello.http");
  const [hostname, port] = [http.getString("hostname"), http.getInt("port")];
  system.coordinatedShutdown.addTask("service-unbind", "http", async () => {
    server.close();
    server.closeIdleConnections();
  });
  server.listen(port, hostname);
  await once(server, "listening");
  console.log(`http://${hostname}:${port}${Object.keys(all).join(" ")}`);
  return server;
}

function textOf({ isHealthy, reasons }: HealthReport): string {
  if (!isHealthy) throw new Error(reasons.map(({ name }) => name).join());
  return "ok";
}
