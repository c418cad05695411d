import type { Address } from "../../../actor/index.ts";
import type { MessageSocket } from "./message-socket.ts";

/** What differs between Node and browsers: how WebSockets are opened, and whether there is a server. */
export interface WebSocketHost {
  /**
   * Opens a WebSocket to `url`, for the system at `remote`. Rejects with `ConnectError`, or with anything once `signal` has been aborted;
   * nothing of the connection is left then.
   */
  connect(url: string, remote: Address, signal: AbortSignal): Promise<MessageSocket>;
  /** Absent on hosts that cannot listen. Rejects with `BindError`. */
  listen?(systemName: string, onSocket: (socket: MessageSocket) => void): Promise<WebSocketListener>;
  /** Carries out a command and resolves with true, or with false if it does not know it. Absent on hosts without commands. */
  managementCommand?(command: unknown): Promise<boolean>;
}

/** A server that takes WebSockets. */
export interface WebSocketListener {
  /** The address to advertise. */
  readonly address: Address;
  /** Takes no more of them. Resolves when nothing is left but those that were taken. */
  close(): Promise<void>;
}
