import type { Config } from "../../hocon/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { Transport } from "./transport.ts";

/** Where a transport puts what an operator should read. One call, one line. */
export interface TransportLog {
  warning(text: string): void;
  debug(text: string): void;
}

/** What the system tells one transport about its configuration. A factory turns it into typed settings, once. */
export interface TransportSettings {
  /** Where `section` stands in the whole configuration, for error texts: `akka.remote.dot-netty.tcp`. */
  readonly key: string;
  /** The transport's own section, reference settings already beneath it. */
  readonly section: Config;
  /** How long an ending connection may take to send what waits. Unit: ms. Key: `akka.remote.flush-wait-on-shutdown` (2 s). */
  readonly flushWaitMs: number;
  /** True: open connections do not keep the process alive. Key: `akka.daemonic` (off). */
  readonly isDaemonic: boolean;
}

/** All that a transport gets from the system it serves. */
export interface TransportContext {
  readonly platform: Platform;
  readonly settings: TransportSettings;
  readonly log: TransportLog;
}

/** Makes a transport that is not listening yet. Throws `TransportSettingsError`, or the configuration's own error, naming the key. */
export type TransportFactory = (context: TransportContext) => Transport;
