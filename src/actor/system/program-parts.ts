import type { DispatcherFactory } from "../dispatch/dispatcher.ts";
import type { LogFormatter } from "../event/log-template.ts";
import type { Logger } from "../event/logger.ts";
import type { LogFilter } from "../event/logging.ts";
import type { MailboxFactory } from "../mailbox/message-queue.ts";
import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";
import type { ExtensionId } from "./actor-system.ts";

/** What a program gives to a system in code, by the names that the configuration uses. */
export interface ProgramParts {
  /** Mailboxes that a `mailbox-type` may name, besides the built-in ones. */
  readonly mailboxes?: ReadonlyMap<string, MailboxFactory>;
  /** Kinds of dispatchers that a dispatcher's `type` may name, besides the built-in ones. */
  readonly dispatchers?: ReadonlyMap<string, DispatcherFactory>;
  /** Strategies that `akka.actor.guardian-supervisor-strategy` may name, besides the built-in ones. */
  readonly supervisorStrategies?: ReadonlyMap<string, SupervisorStrategy>;
  /** Extensions that `akka.extensions` may name. */
  readonly extensions?: ReadonlyMap<string, ExtensionId<unknown>>;
  /** Loggers that `akka.loggers` and `akka.stdout-logger-class` may name, besides the built-in ones. */
  readonly loggers?: ReadonlyMap<string, Logger>;
  /** Formatters that `akka.logger-formatter` may name, besides the built-in ones. */
  readonly logFormatters?: ReadonlyMap<string, LogFormatter>;
  /** An event that one of them says no to reaches no logger. */
  readonly logFilters?: readonly LogFilter[];
}
