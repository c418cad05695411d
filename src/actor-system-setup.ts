import type { ExtensionId, LogFilter, Logger, MailboxFactory } from "./actor/index.ts";
import type { Platform } from "./platform/index.ts";
import type { TransportFactory } from "./remote/transport/index.ts";
import type { Registry } from "./serialization/index.ts";

/** What a program gives to a system in code, because HOCON cannot hold it. */
export interface ActorSystemSetup {
  /** The message types that may travel. Default: an empty registry, with which primitives and plain objects travel. */
  readonly registry?: Registry;
  /** Transports besides the built-in ones, by the name that `transport-class` gives them. */
  readonly transports?: ReadonlyMap<string, TransportFactory>;
  /** Loggers besides the built-in ones, by the name that `akka.loggers` gives them. */
  readonly loggers?: ReadonlyMap<string, Logger>;
  /** Mailboxes besides the built-in ones, by the name that a `mailbox-type` or `Props.withMailbox` gives them. */
  readonly mailboxes?: ReadonlyMap<string, MailboxFactory>;
  /** Extensions by the name that `akka.extensions` gives them. */
  readonly extensions?: ReadonlyMap<string, ExtensionId<unknown>>;
  /** An event that one of these says no to reaches no logger. */
  readonly logFilters?: readonly LogFilter[];
  /** Clock, timers and the rest of the host; for tests. Default: what this host offers. */
  readonly platform?: Platform;
}
