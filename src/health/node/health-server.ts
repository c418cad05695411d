import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { errorFrom } from "../../base/index.ts";
import type { ActorSystem } from "../../actor/index.ts";
import { Health, type HealthReport } from "../index.ts";
import { healthHttpSettingsFrom, healthReference } from "../internal.ts";
import { HealthServerError } from "./errors.ts";

/** Probes send a few lines. Unit: bytes. */
const MOST_HEADER_BYTES = 8 * 1024;
/** For a whole request, and for a connection without one. Unit: ms. */
const REQUEST_MS = 5_000;
/** For a client that takes nothing of its answers. Checks of the program take less. Unit: ms. */
const IDLE_MS = 60_000;

/**
 * Serves the health of `system` until it has terminated, so also while it shuts down. Resolves with the server when it listens; rejects with
 * {@link HealthServerError} if it cannot.
 */
export async function serveHealth(system: ActorSystem): Promise<Server> {
  const { hostname, port, maximumConnections } = healthHttpSettingsFrom(system.config.withFallback(healthReference()).resolve());
  const health = Health.get(system);
  const limits = {
    maxHeaderSize: MOST_HEADER_BYTES,
    requestTimeout: REQUEST_MS,
    headersTimeout: REQUEST_MS,
    connectionsCheckingInterval: 1_000,
  };
  const server = createServer({ ...limits, keepAliveTimeout: REQUEST_MS }, (request, response) => void answer(health, request, response));
  server.maxConnections = maximumConnections;
  server.timeout = IDLE_MS; // the other limits end once a request is there
  server.listen({ host: hostname, port });
  try {
    await once(server, "listening");
  } catch (cause) {
    throw new HealthServerError(
      `Health cannot be served at ${hostname}:${port}: ${errorFrom(cause).message}. Choose a free port in ritsem.health.http.port, 0 for any, and an ` +
        "interface of this machine in ritsem.health.http.hostname.",
      { cause },
    );
  }
  server.on("error", () => {}); // one connection could not be accepted
  const bound = server.address();
  const boundPort = typeof bound === "object" && bound !== null ? bound.port : port;
  system.log("health").info("Health is served at http://{0}:{1}/live and /ready", hostname, boundPort);
  void system.whenTerminated.then(() => {
    server.close();
    server.closeAllConnections();
  });
  return server;
}

async function answer(health: Health, request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.resume(); // a body is of no interest
  const [path] = (request.url ?? "").split("?", 1);
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (path !== "/live" && path !== "/ready") return end(response, 404, { status: "not found" });
  if (!isRead) return end(response, 405, { status: "method not allowed" });
  const report = await (path === "/live" ? health.liveness() : health.readiness());
  end(response, report.isHealthy ? 200 : 503, bodyOf(report));
}

/** Names only: the texts have paths and addresses. */
function bodyOf({ isHealthy, reasons, notes }: HealthReport): Readonly<Record<string, unknown>> {
  return { status: isHealthy ? "up" : "down", reasons: reasons.map(({ name }) => name), notes: notes.map(({ name }) => name) };
}

function end(response: ServerResponse, status: number, body: Readonly<Record<string, unknown>>): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(`${JSON.stringify(body)}\n`);
}
