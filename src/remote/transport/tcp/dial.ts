import { connect, type NetConnectOpts, type Socket } from "node:net";
import type { Address } from "../../../actor/index.ts";
import type { Platform } from "../../../platform/index.ts";
import { ConnectError, connectFailureOf } from "../index.ts";
import type { DialledReads, SharedReads } from "./incoming-bytes.ts";
import type { SocketSecurity } from "./socket-security.ts";
import { refusalOfSocketFile, socketFileOf } from "./socket-file.ts";
import { type TcpSettings, withoutBrackets } from "./tcp-settings.ts";

/** How a connection is opened. */
export interface DialContext {
  readonly settings: TcpSettings;
  readonly platform: Platform;
  /** Absent: plain TCP. */
  readonly security: SocketSecurity | undefined;
  readonly sharedReads: SharedReads;
}

/**
 * Opens a connection to `remote`, with TLS if `security` is given, and resolves with what `adopt` makes of it, called in the event that reports the
 * connection so that none of the socket's later events is missed. Rejects with `ConnectError` when that fails or takes longer than
 * `connection-timeout`, and with the reason of `signal` when that is aborted. No socket is left behind by a rejection.
 */
export function dial<T>(
  remote: Address,
  { settings, platform, security, sharedReads }: DialContext,
  signal: AbortSignal,
  adopt: (socket: Socket, reads: DialledReads | undefined) => T,
): Promise<T> {
  const { host, port } = remote;
  const address = remote.toString();
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    if (host === undefined || port === undefined || port === 0) {
      return reject(new ConnectError(remote, "the address has no host and port. Name a system that listens."));
    }
    const refusal = settings.path === "" ? undefined : refusalOfSocketFile(settings.path, host, port);
    if (refusal !== undefined) return reject(new ConnectError(remote, `${refusal}.`));
    const reads = security === undefined ? sharedReads.forSocket() : undefined;
    const socket = connect({ ...socketOptions(settings, host, port), ...(reads === undefined ? {} : { onread: reads.options }) });
    if (reads !== undefined) socket.pause(); // else it would be read as soon as it is connected
    let over: Socket = socket; // closing what lies beneath TLS would leave TLS waiting
    const limitMs = settings.connectionTimeoutMs;
    const cancelTimeout = platform.timers.once(limitMs, () => {
      fail(new ConnectError(remote, { kind: "no-answer", address, limit: { key: `${settings.key}.connection-timeout`, ms: limitMs } }));
    });
    socket.once("connect", () => {
      if (settings.path === "" && socket.localPort === socket.remotePort && socket.localAddress === socket.remoteAddress) {
        // Dialling a free port of the same machine can connect to itself (TCP simultaneous open).
        return fail(new ConnectError(remote, { kind: "connection-refused", address, settingsKey: settings.key }));
      }
      if (security === undefined) succeed(socket);
      else secure(security, withoutBrackets(host));
    });
    socket.on("error", onError);
    signal.addEventListener("abort", onAbort, { once: true });

    function secure(sockets: SocketSecurity, dialledHost: string): void {
      const secured = sockets.secure(socket, dialledHost);
      over = secured;
      secured.on("error", onError);
      secured.once("secureConnect", () => {
        const error = sockets.verdictOn(secured, { address, dialledHost });
        if (error === undefined) succeed(secured);
        else fail(new ConnectError(remote, error.failure, { cause: error }));
      });
    }
    function succeed(opened: Socket): void {
      settle();
      const adopted = adopt(opened, reads);
      opened.removeListener("error", onError);
      resolve(adopted);
    }
    function settle(): void {
      cancelTimeout();
      signal.removeEventListener("abort", onAbort);
    }
    function fail(reason: unknown): void {
      settle();
      over.destroy();
      reject(reason);
    }
    function onError(error: Error): void {
      const failure = security?.handshakeErrorFrom(error, address)?.failure ?? connectFailureOf(error, address, host ?? "", settings.key);
      fail(new ConnectError(remote, failure, { cause: error }));
    }
    function onAbort(): void {
      fail(signal.reason);
    }
  });
}

function socketOptions(settings: TcpSettings, host: string, port: number): NetConnectOpts {
  const allowHalfOpen = true; // the handle answers the peer's end itself, after what waits has left
  if (settings.path !== "") return { path: socketFileOf(settings.path, host, port), allowHalfOpen };
  return {
    host: withoutBrackets(host),
    port,
    allowHalfOpen,
    noDelay: settings.sendsSmallPacketsAtOnce,
    keepAlive: settings.probesSilentPeers,
    ...(settings.enforcesIpFamily ? { family: settings.prefersIpv6 ? 6 : 4 } : { autoSelectFamily: true }),
  };
}
