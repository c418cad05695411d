import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { errorFrom } from "../../base/index.ts";
import type { ActorSystem } from "../../actor/index.ts";
import { guardedServer, listenAt, stopServing } from "../../platform/http/index.ts";
import { Health, type HealthReport } from "../index.ts";
import { healthHttpSettingsFrom, healthReference } from "../internal.ts";
import { HealthServerError } from "./errors.ts";

/** For a client that takes nothing of its answers. Checks of the program take less. Unit: ms. */
const IDLE_MS = 60_000;

/**
 * Serves the health of `system` until it has terminated, so also while it shuts down. Resolves with the server when it listens; rejects with
 * {@link HealthServerError} if it cannot.
 */
export async function serveHealth(system: ActorSystem): Promise<Server> {
  const { hostname, port, maximumConnections } = healthHttpSettingsFrom(system.config.withFallback(healthReference()).resolve());
  const health = Health.get(system);
  const server = guardedServer({ maximumConnections, idleMs: IDLE_MS }, (request, response) => void answer(health, request, response));
  let boundPort: number;
  try {
    boundPort = await listenAt(server, hostname, port);
  } catch (cause) {
    throw new HealthServerError(
      `Health cannot be served at ${hostname}:${port}: ${errorFrom(cause).message}. Choose a free port in ritsem.health.http.port, 0 for any, and an ` +
        "interface of this machine in ritsem.health.http.hostname.",
      { cause },
    );
  }
  system.log("health").info("Health is served at http://{0}:{1}/live and /ready", hostname, boundPort);
  void system.whenTerminated.then(() => stopServing(server));
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
