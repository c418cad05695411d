import type { Address } from "../../../../actor/index.ts";
import { ConnectError, type TransportContext, connectFailureOf } from "../../index.ts";
import { maximumMessageBytes, type MessageSocket } from "../internal.ts";
import type { WebSocketSettings } from "../settings/index.ts";
import type { WebSocketServerOptions } from "./web-socket-server-options.ts";
import { WsMessageSocket } from "./ws-message-socket.ts";
import { loadWs } from "./ws-module.ts";

/** Opens a WebSocket. Rejects with `ConnectError`, or with the reason of `signal`. No socket is left behind by a rejection. */
export async function dial(
  url: string,
  remote: Address,
  settings: WebSocketSettings,
  options: Pick<WebSocketServerOptions, "headers" | "ca">,
  context: TransportContext,
  signal: AbortSignal,
): Promise<MessageSocket> {
  const { WebSocket } = await loadWs();
  signal.throwIfAborted();
  const address = remote.toString();
  const mostBytes = maximumMessageBytes(settings.maximumFrameBytes);
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    maxPayload: mostBytes,
    closeTimeout: context.settings.flushWaitMs,
    headers: options.headers?.() ?? {},
    ca: options.ca,
  });
  return new Promise((resolve, reject) => {
    const settle = (): void => signal.removeEventListener("abort", onAbort);
    const fail = (reason: unknown): void => {
      settle();
      reject(reason);
      socket.terminate();
    };
    const onAbort = (): void => fail(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    socket.on("error", (error) =>
      fail(new ConnectError(remote, connectFailureOf(error, address, remote.host ?? "", settings.key), { cause: error })),
    );
    socket.on("unexpected-response", (_, { statusCode = 0 }) => fail(new ConnectError(remote, whyRefused(statusCode, url, settings.key))));
    socket.on("open", () => {
      settle();
      socket.removeAllListeners();
      resolve(new WsMessageSocket(socket, `${remote.host}:${remote.port}`, mostBytes));
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
