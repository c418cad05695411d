import type { Address } from "../../../../actor/index.ts";
import { ConnectError, type TransportContext, connectFailureOf } from "../../index.ts";
import type { TlsSockets } from "../../tls/internal.ts";
import { maximumMessageBytes, type MessageSocket } from "../internal.ts";
import type { WebSocketSettings } from "../settings/index.ts";
import { claimCheck, secureSocketTo } from "./secure-socket.ts";
import type { WebSocketServerOptions } from "./web-socket-server-options.ts";
import { WsMessageSocket } from "./ws-message-socket.ts";
import { loadWs, type WsSocket } from "./ws-module.ts";

/** How a WebSocket is opened. */
export interface DialContext {
  readonly settings: WebSocketSettings;
  readonly options: Pick<WebSocketServerOptions, "headers">;
  readonly context: TransportContext;
  /** Absent without `wss`. */
  readonly tls: TlsSockets | undefined;
}

/** Opens a WebSocket. Rejects with `ConnectError`, or with the reason of `signal`. No socket is left behind by a rejection. */
export async function dial(
  url: string,
  remote: Address,
  { settings, options, context, tls }: DialContext,
  signal: AbortSignal,
): Promise<MessageSocket> {
  const { WebSocket } = await loadWs();
  signal.throwIfAborted();
  const address = remote.toString();
  const mostBytes = maximumMessageBytes(settings.maximumFrameBytes);
  try {
    const secured = tls === undefined ? undefined : await secureSocketTo(remote, tls, signal);
    const socket = new WebSocket(url, {
      perMessageDeflate: false,
      maxPayload: mostBytes,
      closeTimeout: context.settings.flushWaitMs,
      headers: options.headers?.() ?? {},
      ...(secured === undefined ? {} : { createConnection: () => secured }),
    });
    const adopt = () => new WsMessageSocket(socket, `${remote.host}:${remote.port}`, mostBytes, claimCheck(tls, secured, address));
    return await opened(socket, signal, adopt, (status) => new ConnectError(remote, whyRefused(status, url, settings.key)));
  } catch (error) {
    if (error instanceof ConnectError || signal.aborted) throw error;
    const failure = tls?.handshakeErrorFrom(error, address)?.failure ?? connectFailureOf(error, address, remote.host ?? "", settings.key);
    throw new ConnectError(remote, failure, { cause: error });
  }
}

/**
 * Resolves with what `adopt` makes of `socket` in the event that reports it open, so that nothing that follows is missed. Terminates it and rejects
 * if it fails, if the answer is another status, or with the reason of `signal`.
 */
function opened<T>(socket: WsSocket, signal: AbortSignal, adopt: () => T, errorOf: (status: number) => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (): void => signal.removeEventListener("abort", onAbort);
    const fail = (reason: unknown): void => {
      settle();
      reject(reason);
      socket.terminate();
    };
    const onAbort = (): void => fail(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    socket.on("error", fail);
    socket.on("unexpected-response", (_, { statusCode = 0 }) => fail(errorOf(statusCode)));
    socket.on("open", () => {
      settle();
      socket.removeAllListeners();
      resolve(adopt());
    });
  });
}

function whyRefused(status: number, url: string, key: string): string {
  const answered = `the server answered the request for ${url} with status ${status} instead of a WebSocket`;
  switch (status) {
    case 401:
      return `${answered}: its authenticate refused it. Give the headers that it expects.`;
    case 404:
      return `${answered}: it has no actor system at that path. Set ${key}.remote-path to the path of that system.`;
    case 503:
      return `${answered}: it has as many connections as it may (${key}.maximum-connections of the other system).`;
    default:
      return `${answered}. Check host, port and ${key}.remote-path, and what stands between.`;
  }
}
