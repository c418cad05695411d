import type { Config } from "../../hocon/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { Transport } from "./transport.ts";

/** Where a transport puts what an operator should read. One call, one line. */
export interface TransportLog {
  /** Logs at WARNING. */
  warning(text: string): void;
  /** Logs at DEBUG. */
  debug(text: string): void;
}

/** What the system tells one transport about its configuration. A factory turns it into typed settings, once. */
export interface TransportSettings {
  /** Where `section` stands in the whole configuration, for error texts: `akka.remote.dot-netty.tcp`. */
  readonly key: string;
  /** The transport's own section, reference settings already beneath it. */
  readonly section: Config;
  /** The whole configuration, for settings outside the section. Absent: the transport's reference settings. */
  readonly config?: Config;
  /** How long an ending connection may take to send what waits. Unit: ms. Key: `akka.remote.flush-wait-on-shutdown` (2 s). */
  readonly flushWaitMs: number;
  /** True: open connections do not keep the process alive. Key: `akka.daemonic` (off). */
  readonly isDaemonic: boolean;
  /**
   * Maximum size of the first frame of a connection, without the prefix. It belongs to a handshake, and its sender is not known yet.
   * Unit: bytes. Key: `ritsem.remote.connections.first-frame-maximum-bytes` (8 KiB). Absent: as any frame.
   */
  readonly firstFrameBytes?: number;
  /** How much of one connection is read before other connections have their turn. Absent: no limit. */
  readonly readTurn?: { readonly messagesPerTurn: number; readonly bytesPerTurn: number };
}

/** Where a transport accounts for received bytes that it keeps: all connections together have a limit. */
export interface ReceiveRoom {
  /** Notes `bytes` more and returns true; returns false, and notes nothing, if there is no room for them. */
  take(bytes: number): boolean;
  /** Notes `bytes` that must be kept in any case. If they are too many, the owner that has kept some longest is told to give them up. */
  takeMandatory(bytes: number): void;
  /** Returns so many bytes. */
  give(bytes: number): void;
}

/** The room of a transport that is used without a system: nothing is noted. */
export const UNLIMITED_ROOM: ReceiveRoom = { take: () => true, takeMandatory: () => {}, give: () => {} };

/** All that a transport gets from the system it serves. */
export interface TransportContext {
  /** Clock, timers and other services of the host. */
  readonly platform: Platform;
  /** The transport's section of the configuration. */
  readonly settings: TransportSettings;
  /** The transport's log. */
  readonly log: TransportLog;
  /** One for each connection; `onReclaim` has to give back all that it holds. Absent: nothing is noted. */
  readonly openReceiveRoom?: (onReclaim: () => void) => ReceiveRoom;
  /** Whether actors have more to do than fits into a turn of the event loop, so that what is read now only waits. Absent: not known. */
  readonly areActorsBehind?: () => boolean;
}

/** Makes a transport that is not listening yet. Throws `TransportSettingsError`, or the configuration's own error, naming the key. */
export type TransportFactory = (context: TransportContext) => Transport;
