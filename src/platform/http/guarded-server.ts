import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";

/** Unit: bytes. */
const MOST_HEADER_BYTES = 8 * 1024;
/** For a whole request, and for a connection without one. Unit: ms. */
const REQUEST_MS = 5_000;
const CHECK_INTERVAL_MS = 1_000;

/** What differs between servers. */
export interface GuardedServerOptions {
  /** Further connections are closed. Count. */
  readonly maximumConnections: number;
  /** For a client that takes nothing of its answer: it would keep its place for good, because the other limits end once a request is there. Unit: ms. */
  readonly idleMs: number;
}

/** A server whose clients can keep neither memory nor their place for long. It does not listen yet. */
export function guardedServer({ maximumConnections, idleMs }: GuardedServerOptions, onRequest: RequestListener): Server {
  const server = createServer(
    {
      maxHeaderSize: MOST_HEADER_BYTES,
      requestTimeout: REQUEST_MS,
      headersTimeout: REQUEST_MS,
      keepAliveTimeout: REQUEST_MS,
      connectionsCheckingInterval: CHECK_INTERVAL_MS,
    },
    onRequest,
  );
  server.maxConnections = maximumConnections;
  server.timeout = idleMs;
  return server;
}

/** Resolves with the port once `server` listens. Rejects with Node's error if it cannot. */
export async function listenAt(server: Server, hostname: string, port: number): Promise<number> {
  server.listen({ host: hostname, port });
  await once(server, "listening");
  server.on("error", () => {}); // one connection could not be accepted
  const bound = server.address();
  return typeof bound === "object" && bound !== null ? bound.port : port;
}

/** Ends `server` and its connections. */
export function stopServing(server: Server): void {
  server.close();
  server.closeAllConnections();
}
