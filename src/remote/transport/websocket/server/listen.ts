import { lookup } from "node:dns/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import { isIP } from "node:net";
import { Address } from "../../../../actor/index.ts";
import { BindError, type TransportContext, reasonOfSocketFailure } from "../../index.ts";
import type { TlsSockets } from "../../tls/internal.ts";
import { maximumMessageBytes, type MessageSocket, type WebSocketListener } from "../internal.ts";
import type { WebSocketSettings } from "../settings/index.ts";
import { type SecureServer, secureServer } from "./secure-server.ts";
import { Upgrades } from "./upgrades.ts";
import type { WebSocketServerOptions } from "./web-socket-server-options.ts";
import { withBrackets } from "./ws-message-socket.ts";
import { loadWs } from "./ws-module.ts";

const ANY_HOST = "0.0.0.0";
/** How often a server looks for requests that have taken too long. Unit: ms. */
const CHECK_INTERVAL_MS = 1000;

/** Takes WebSockets, on a port of its own or on the server that the program gave. Rejects with `BindError` or `WsPackageMissingError`. */
export async function listen(
  settings: WebSocketSettings,
  options: WebSocketServerOptions,
  context: TransportContext,
  tls: TlsSockets | undefined,
  systemName: string,
  onSocket: (socket: MessageSocket) => void,
): Promise<WebSocketListener> {
  const { WebSocketServer } = await loadWs();
  const ownTls = settings.usesTls && options.server === undefined ? tls : undefined;
  const own = options.server === undefined ? await boundServer(settings, context, ownTls) : undefined;
  const server = own?.server ?? options.server!;
  const { hostname, publicHostname } = settings;
  const host = withBrackets(publicHostname || hostname || ANY_HOST);
  const port = advertisedPort(settings, server);
  if (publicHostname === "" && hostname === "") {
    context.log.warning(
      `Listening on every interface and advertising ${ANY_HOST}, which peers cannot connect to. Set ${settings.key}.public-hostname or ${settings.key}.hostname.`,
    );
  }
  const mostBytes = maximumMessageBytes(settings.maximumFrameBytes);
  const { flushWaitMs, isDaemonic } = context.settings;
  const upgrades = new Upgrades({
    rules: { ...settings, advertised: `${host}:${port}` },
    wsServer: new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: mostBytes,
      closeTimeout: flushWaitMs,
    }),
    timers: context.platform.timers,
    log: context.log,
    authenticate: options.authenticate,
    limitMs: settings.connectTimeoutMs,
    maximumMessageBytes: mostBytes,
    isDaemonic,
    tls: ownTls,
    isShared: () => server.listenerCount("upgrade") > 1,
    onSocket,
  });
  server.on("upgrade", upgrades.onUpgrade);
  return {
    address: new Address(settings.schemeIdentifier, systemName, host, port),
    async close() {
      upgrades.close();
      server.removeListener("upgrade", upgrades.onUpgrade);
      if (own !== undefined) await closed(own);
    },
  };
}

/** A server of the transport's own. */
interface OwnServer {
  readonly server: Server | SecureServer["server"];
  readonly endHandshakes?: SecureServer["endHandshakes"];
}

async function boundServer(
  settings: WebSocketSettings,
  { log, settings: { isDaemonic } }: TransportContext,
  tls: TlsSockets | undefined,
): Promise<OwnServer> {
  const { hostname, port, key, maximumConnections, connectTimeoutMs } = settings;
  const limits = { headersTimeout: connectTimeoutMs, requestTimeout: connectTimeoutMs, connectionsCheckingInterval: CHECK_INTERVAL_MS };
  const own: OwnServer =
    tls === undefined ? { server: createServer(limits, onRequest) } : secureServer(tls, limits, connectTimeoutMs, onRequest, log);
  const { server } = own;
  server.maxConnections = maximumConnections + SPARE_CONNECTIONS;
  try {
    const host = await bindHostOf(hostname);
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host, port }, () => {
        server.removeListener("error", reject);
        resolve();
      });
    });
  } catch (cause) {
    throw new BindError(withBrackets(hostname || ANY_HOST), port, reasonOfSocketFailure(cause), key, { cause });
  }
  server.on("error", (error) => log.warning(`Cannot accept connections for now: ${reasonOfSocketFailure(error)}.`));
  if (isDaemonic) server.unref();
  return own;
}

function onRequest(_: unknown, response: ServerResponse): void {
  response
    .writeHead(426, { connection: "close", upgrade: "websocket", "content-type": "text/plain" })
    .end("An actor system: WebSockets only.\n");
}

/** Sockets beyond the limit that are let in to be told so. Count. */
const SPARE_CONNECTIONS = 100;

/** A name with addresses of both families gives IPv4, so that `localhost` means 127.0.0.1, as for the TCP transport. */
async function bindHostOf(hostname: string): Promise<string> {
  if (hostname === "") return ANY_HOST;
  if (isIP(hostname) !== 0) return hostname;
  const found = await lookup(hostname, { all: true });
  return (found.find(({ family }) => family === 4) ?? found[0])?.address ?? hostname;
}

function advertisedPort({ publicPort, hostname, port, key }: WebSocketSettings, server: Pick<Server, "address">): number {
  if (publicPort > 0) return publicPort;
  const bound = server.address();
  if (typeof bound === "object" && bound !== null) return bound.port;
  throw new BindError(
    hostname,
    port,
    `the HTTP server that the program gave does not listen yet; let it listen before the system starts, or set ${key}.public-port`,
    key,
  );
}

/** Connections that are no WebSockets end with the server; those that are belong to their handles. */
function closed({ server, endHandshakes }: OwnServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
    endHandshakes?.();
  });
}
