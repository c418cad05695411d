import type { IncomingMessage, Server } from "node:http";
import type { TlsOptions } from "../../tls/index.ts";

/** What a program gives to the WebSocket transport on Node in code, because HOCON cannot express it. */
export interface WebSocketServerOptions {
  /**
   * A server of the program, HTTP or HTTPS, such as `fastify.server`: WebSockets at `path` belong to this system, all else to the program, which
   * also closes it. It must listen before the system starts, unless `public-port` is set. Default: a server of the transport's own.
   */
  readonly server?: Pick<Server, "on" | "removeListener" | "listenerCount" | "address" | "listening">;
  /**
   * Decides whether a request, with its cookies, headers and query, gets a WebSocket. False, a rejection, or no decision within `connect-timeout`
   * refuse it with status 401. Default: every request that `path`, `allowed-origins` and `maximum-connections` allow.
   */
  readonly authenticate?: (request: IncomingMessage) => boolean | Promise<boolean>;
  /** Headers of the requests with which this system dials others, for their `authenticate`. Default: none. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** Certificates and their validation, for the server with `enable-ssl` and for dialling `wss`. */
  readonly tls?: TlsOptions;
}
