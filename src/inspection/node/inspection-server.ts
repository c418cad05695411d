import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { isIPv6 } from "node:net";
import type { ActorSystem } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { errorFrom } from "../../base/index.ts";
import { guardedServer, listenAt, stopServing } from "../../platform/http/index.ts";
import {
  answerTo,
  type Inspection,
  type InspectionHttpSettings,
  inspectionHttpSettingsFrom,
  inspectionReference,
  isRefusal,
} from "../internal.ts";
import { type AccessRules, isLoopbackName, isOwnName, verdictOn } from "./access.ts";
import { InspectionServerError } from "./errors.ts";
import { streamEvents } from "./event-stream.ts";
import { answerWithFile, dashboardFolder } from "./static-files.ts";
import { randomToken, usualTokenFile, writeTokenFile } from "./token-file.ts";

/** For a client that takes nothing of its answer: three pulses of a stream of events. Unit: ms. */
const IDLE_MS = 45_000;
const SHORTEST_TOKEN = 16;

/** What tests shorten. */
export interface ServingTimes {
  /** After which time without a byte a connection is closed. Unit: ms. */
  readonly idleMs: number;
}

interface Serving {
  readonly inspection: Inspection;
  readonly system: ExtendedActorSystem;
  readonly settings: InspectionHttpSettings;
  readonly access: AccessRules;
  readonly folder: string | undefined;
  streams: number;
}

/**
 * Serves `inspection` over HTTP until the system has terminated, if `ritsem.inspect.http.enabled` is on. Resolves when it listens. Rejects with
 * {@link InspectionServerError} if it cannot, or must not without a token.
 */
export async function serveInspection(
  system: ActorSystem,
  inspection: Inspection,
  { idleMs }: ServingTimes = { idleMs: IDLE_MS },
): Promise<void> {
  const settings = inspectionHttpSettingsFrom(system.config.withFallback(inspectionReference()).resolve());
  if (!settings.isEnabled) return;
  const isLoopback = isLoopbackName(settings.hostname);
  const token = tokenFor(settings, isLoopback);
  const extended = system as ExtendedActorSystem;
  const serving: Serving = { inspection, system: extended, settings, access: { isLoopback, token }, folder: dashboardFolder(), streams: 0 };
  const server = serverFor(serving, idleMs);
  const port = await listen(server, settings);
  const host = isIPv6(settings.hostname) ? `[${settings.hostname}]` : settings.hostname;
  const url = `http://${host}:${port}/`;
  let removeFile = (): void => {};
  try {
    if (token !== undefined && settings.token === "") {
      const file = settings.tokenFile === "" ? usualTokenFile(port) : settings.tokenFile;
      removeFile = writeTokenFile(file, `${url}#token=${token}`);
      system.log("inspection").info("Inspection is served at {0} The address with its token is in {1}", url, file);
    } else system.log("inspection").info("Inspection is served at {0}", url);
  } catch (error) {
    server.close();
    throw error;
  }
  if (token === undefined)
    system.log("inspection").warning("Every user and program of this machine can look at this system: ritsem.inspect.http.token is none.");
  if (!isLoopback)
    system
      .log("inspection")
      .warning("Inspection is served at {0} without encryption: whoever is on the way can read along, also the token.", url);
  void system.whenTerminated.then(() => {
    stopServing(server);
    removeFile();
  });
}

function tokenFor({ token, hostname }: InspectionHttpSettings, isLoopback: boolean): string | undefined {
  if (!isLoopback && (token === "" || token === "none")) {
    throw new InspectionServerError(
      `Inspection is not served at ${hostname}, which others can reach, without a token: set ritsem.inspect.http.token to at least ${SHORTEST_TOKEN} ` +
        "characters that only those know who may look, or ritsem.inspect.http.hostname to 127.0.0.1.",
    );
  }
  if (token === "") return randomToken();
  if (token === "none") return undefined;
  if (token.length < SHORTEST_TOKEN || !/^[\x21-\x7e]+$/.test(token)) {
    throw new InspectionServerError(
      `ritsem.inspect.http.token must have at least ${SHORTEST_TOKEN} characters of ASCII, without spaces; it has ${token.length}. Leave it empty for a random one.`,
    );
  }
  return token;
}

async function listen(server: Server, { hostname, port }: InspectionHttpSettings): Promise<number> {
  try {
    return await listenAt(server, hostname, port);
  } catch (cause) {
    throw new InspectionServerError(
      `Inspection cannot be served at ${hostname}:${port}: ${errorFrom(cause).message}. Choose a free port in ritsem.inspect.http.port, 0 for any, and an ` +
        "interface of this machine in ritsem.inspect.http.hostname.",
      { cause },
    );
  }
}

function serverFor(serving: Serving, idleMs: number): Server {
  const { maximumConnections } = serving.settings;
  const server = guardedServer({ maximumConnections, idleMs }, (request, response) => {
    answer(serving, request, response).catch((error: unknown) => {
      serving.system.log("inspection").warning("A request for inspection failed: {0}", errorFrom(error).message);
      response.destroy();
    });
  });
  if (serving.system.settings.isDaemonic) server.unref();
  return server;
}

async function answer(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.resume(); // a body is of no interest
  const { pathname, searchParams } = urlOf(request);
  const isHead = request.method === "HEAD";
  if (!pathname.startsWith("/api/")) {
    if (!isOwnName(request.headers, serving.access)) return refuse(response, 403);
    if (request.method !== "GET" && !isHead) return refuse(response, 405);
    return answerWithFile(pathname, serving.folder, response, isHead);
  }
  const verdict = verdictOn(request.headers, serving.access); // first, so that without a token everything looks the same
  if (verdict !== "granted") return refuse(response, verdict);
  if (request.method !== "GET" && !isHead) return refuse(response, 405);
  const get = pathname.slice("/api/".length);
  if (get === "events") return stream(serving, request, response, searchParams.get("since"));
  const found = await answerTo(get, Object.fromEntries(searchParams), serving.inspection);
  if (found === undefined) return json(response, 404, { refused: "there is no such thing" });
  return json(response, isRefusal(found) ? 400 : 200, found);
}

function stream(serving: Serving, request: IncomingMessage, response: ServerResponse, since: string | null): void {
  if (serving.streams >= serving.settings.maximumStreams)
    return json(response, 503, { refused: "as many get events as may (ritsem.inspect.http.maximum-streams)" });
  serving.streams += 1;
  response.once("close", () => (serving.streams -= 1));
  const last = since ?? request.headers["last-event-id"];
  const from = typeof last === "string" && /^\d{1,15}$/.test(last) ? Number(last) : undefined;
  const { inspection, system, settings } = serving;
  streamEvents(response, from, { inspection, platform: system.platform, bufferBytes: settings.streamBufferBytes });
}

function urlOf({ url }: IncomingMessage): URL {
  try {
    return new URL(url ?? "/", "http://localhost");
  } catch {
    return new URL("http://localhost/");
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store", "x-content-type-options": "nosniff" });
  response.end(`${JSON.stringify(body)}\n`);
}

/** Says nothing, and ends the connection. */
function refuse(response: ServerResponse, status: 401 | 403 | 405): void {
  response.writeHead(status, { connection: "close", "content-length": 0, ...(status === 401 ? { "www-authenticate": "Bearer" } : {}) });
  response.end();
}
