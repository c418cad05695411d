import type { DispatcherFactory } from "../dispatch/dispatcher.ts";
import type { LogFormatter } from "../logging/log-template.ts";
import type { Logger } from "../logging/logger.ts";
import type { LogFilter } from "../event/logging.ts";
import type { MailboxFactory } from "../mailbox/message-queue.ts";
import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";
import type { ExtensionId } from "../context/actor-system.ts";

/** What a program passes to a system in code, by the names that the configuration uses. */
export interface ProgramParts {
  /** Mailboxes for `mailbox-type`, in addition to the built-in ones. */
  readonly mailboxes?: ReadonlyMap<string, MailboxFactory>;
  /** Kinds of dispatchers for a dispatcher's `type`, in addition to the built-in ones. */
  readonly dispatchers?: ReadonlyMap<string, DispatcherFactory>;
  /** Strategies for `akka.actor.guardian-supervisor-strategy`, in addition to the built-in ones. */
  readonly supervisorStrategies?: ReadonlyMap<string, SupervisorStrategy>;
  /** Extensions for `akka.extensions`. */
  readonly extensions?: ReadonlyMap<string, ExtensionId<unknown>>;
  /** Loggers for `akka.loggers` and `akka.stdout-logger-class`, in addition to the built-in ones. */
  readonly loggers?: ReadonlyMap<string, Logger>;
  /** Formatters for `akka.logger-formatter`, in addition to the built-in ones. */
  readonly logFormatters?: ReadonlyMap<string, LogFormatter>;
  /** An event that any filter rejects is not logged. */
  readonly logFilters?: readonly LogFilter[];
}

/** What a program passes, and the extensions that its provider adds. Those of the program take precedence. */
export function withExtensionsOf({ extensions = new Map() }: Pick<ProgramParts, "extensions">, parts: ProgramParts): ProgramParts {
  return { ...parts, extensions: new Map([...(parts.extensions ?? []), ...extensions]) };
}
