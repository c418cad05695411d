import type { Socket } from "node:dgram";
import type { Address } from "../../../actor/index.ts";
import type { Timers } from "../../../platform/index.ts";
import { ConnectError, connectFailureOf } from "../index.ts";
import { newToken } from "./connection-tokens.ts";
import { bareDatagram, type Datagram, datagramFrom, datagramWithToken, KIND } from "./datagram.ts";
import type { UdpSettings } from "./settings/index.ts";
import type { DatagramPath, UdpHandle } from "./udp-handle.ts";
import { addressOf, enlargeReceiveBuffer, newSocket, withoutBrackets } from "./udp-socket.ts";

/** How a connection is opened. */
export interface DialContext {
  readonly settings: Pick<UdpSettings, "key" | "resendIntervalMs">;
  readonly timers: Timers;
  readonly isDaemonic: boolean;
  adopt(path: DatagramPath): UdpHandle;
  /** Nothing is left of the connection. */
  onClosed(handle: UdpHandle): void;
}

/**
 * Opens a connection to `remote` from a socket of its own, which the operating system lets receive from there alone. Rejects with
 * `ConnectError`, or with the reason of `signal`; no socket is left behind then.
 */
export async function dial(remote: Address, context: DialContext, signal: AbortSignal): Promise<UdpHandle> {
  const { host, port } = remote;
  if (host === undefined || !port) throw new ConnectError(remote, "the address has no host and port. Name a system that listens.");
  const failureOf = (cause: unknown): ConnectError =>
    new ConnectError(remote, connectFailureOf(cause, remote.toString(), host, context.settings.key), { cause });
  const target = await addressOf(withoutBrackets(host)).catch((error: unknown) => {
    throw failureOf(error);
  });
  signal.throwIfAborted();
  const socket = newSocket(target.family, context.isDaemonic);
  return await new Promise<UdpHandle>((resolve, reject) => {
    const ownToken = newToken();
    let request: Uint8Array = datagramWithToken(KIND.hello, ownToken, "");
    let path: DatagramPath | undefined;
    let handle: UdpHandle | undefined;
    let cancelResend = (): void => {};

    const send = (bytes: Uint8Array): void => socket.send(bytes, onSent);
    function onSent(error: Error | null): void {
      if (error !== null && isRefusal(error)) onError(error); // any other datagram that cannot be sent is a lost one
    }
    function ask(): void {
      cancelResend();
      send(request);
      cancelResend = context.timers.once(context.settings.resendIntervalMs, ask);
    }
    function settle(): void {
      cancelResend();
      signal.removeEventListener("abort", onAbort);
    }
    function fail(reason: unknown): void {
      settle();
      if (path !== undefined) send(bareDatagram(KIND.gone, path.peerToken)); // it may be open at the other end
      closeSoon(socket);
      reject(reason);
    }
    function onAbort(): void {
      fail(signal.reason);
    }
    function onError(error: Error): void {
      if (handle === undefined) fail(failureOf(error));
      else handle.onLost(error);
    }
    function onMessage(bytes: Uint8Array): void {
      const datagram = datagramFrom(bytes);
      if (datagram === undefined || datagram.token !== ownToken) {
        if (handle === undefined || datagram?.kind !== KIND.gone || datagram.token !== path?.peerToken) return;
        return handle.onDatagram(datagram, bytes); // an answer to what this end has sent
      }
      if (handle === undefined) onAnswer(datagram);
      else handle.onDatagram(datagram, bytes);
    }
    function onAnswer({ kind, otherToken }: Datagram): void {
      if (kind === KIND.gone) return fail(new ConnectError(remote, REFUSED));
      if (kind === KIND.welcome && path === undefined) {
        path = { remoteEndpoint: `${host}:${port}`, peerToken: otherToken, send, close: onPathClosed };
        request = datagramWithToken(KIND.open, otherToken, ownToken);
        ask();
      } else if (kind === KIND.opened && path !== undefined) {
        settle();
        handle = context.adopt(path);
        resolve(handle);
      }
    }
    function onPathClosed(): void {
      closeSoon(socket, () => handle !== undefined && context.onClosed(handle));
    }

    signal.addEventListener("abort", onAbort, { once: true });
    socket.on("error", onError);
    socket.on("message", (buffer) => onMessage(new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)));
    socket.connect(port, target.address, () => {
      if (signal.aborted) return;
      enlargeReceiveBuffer(socket);
      ask();
    });
  });
}

const REFUSED = "the system there takes no connections: it ends, or it has as many as it may (maximum-connections).";

function isRefusal(error: Error): boolean {
  return (error as { readonly code?: unknown }).code === "ECONNREFUSED";
}

/** After the datagrams that were sent last. */
function closeSoon(socket: Socket, onClosed: () => void = () => {}): void {
  setImmediate(() => {
    try {
      socket.close(onClosed);
    } catch {
      onClosed(); // closed before
    }
  });
}
