import { connect, type Socket } from "node:net";
import type { Address } from "../../../actor/index.ts";
import type { Platform } from "../../../platform/index.ts";
import { ConnectError } from "../index.ts";
import { connectFailureOf } from "./socket-failure.ts";
import { type TcpSettings, withoutBrackets } from "./tcp-settings.ts";

/**
 * Opens a connection to `remote` and resolves with what `adopt` makes of it, called in the event that reports the connection so
 * that none of the socket's later events is missed. Rejects with `ConnectError` when that fails or takes longer than
 * `connection-timeout`, and with the reason of `signal` when that is aborted. No socket is left behind by a rejection.
 */
export function dial<T>(
  remote: Address,
  settings: TcpSettings,
  platform: Platform,
  signal: AbortSignal,
  adopt: (socket: Socket) => T,
): Promise<T> {
  const { host, port } = remote;
  const address = remote.toString();
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    if (host === undefined || port === undefined || port === 0) {
      return reject(new ConnectError(remote, "the address has no host and port. Name a system that listens."));
    }
    const socket = connect({
      host: withoutBrackets(host),
      port,
      allowHalfOpen: true, // the handle answers the peer's end itself, after what waits has left
      noDelay: settings.sendsSmallPacketsAtOnce,
      keepAlive: settings.probesSilentPeers,
      ...(settings.enforcesIpFamily ? { family: settings.prefersIpv6 ? 6 : 4 } : { autoSelectFamily: true }),
    });
    const limitMs = settings.connectionTimeoutMs;
    const cancelTimeout = platform.timers.once(limitMs, () => {
      fail(new ConnectError(remote, { kind: "no-answer", address, limit: { key: `${settings.key}.connection-timeout`, ms: limitMs } }));
    });
    socket.once("connect", () => {
      if (socket.localPort === socket.remotePort && socket.localAddress === socket.remoteAddress) {
        // Dialling a free port of one's own machine can meet itself (TCP simultaneous open).
        return fail(new ConnectError(remote, { kind: "nobody-listens", address }));
      }
      settle();
      const adopted = adopt(socket);
      socket.removeListener("error", onError);
      resolve(adopted);
    });
    socket.on("error", onError);
    signal.addEventListener("abort", onAbort, { once: true });

    function settle(): void {
      cancelTimeout();
      signal.removeEventListener("abort", onAbort);
    }
    function fail(reason: unknown): void {
      settle();
      socket.destroy();
      reject(reason);
    }
    function onError(error: Error): void {
      fail(new ConnectError(remote, connectFailureOf(error, address, host ?? ""), { cause: error }));
    }
    function onAbort(): void {
      fail(signal.reason);
    }
  });
}
