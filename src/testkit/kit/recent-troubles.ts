import { ErrorEvent, type EventStream, type LogEvent, WarningEvent } from "../../actor/index.ts";
import { textOf } from "../../actor/internal.ts";

/** How many warnings and errors a failed expectation shows. */
const MOST_EVENTS = 5;
/** How much of one of them it shows. Unit: characters. */
const MOST_CHARACTERS = 500;

/** The last warnings and errors of a system under test. Most failed expectations are explained by one of them. */
export class RecentTroubles {
  readonly #events: LogEvent[] = [];

  /** Listens until the system ends. What is below `akka.loglevel` is not published and not seen here. */
  constructor(eventStream: EventStream) {
    const listener = (event: LogEvent): void => {
      this.#events.push(event);
      if (this.#events.length > MOST_EVENTS) this.#events.shift();
    };
    eventStream.subscribe(listener, WarningEvent);
    eventStream.subscribe(listener, ErrorEvent);
  }

  /** Lines for the end of an error's message; empty if there was no trouble. */
  get text(): string {
    if (this.#events.length === 0) return "";
    return `\nLast warnings and errors of the system:\n${this.#events.map((event) => `  ${lineOf(event)}`).join("\n")}`;
  }
}

function lineOf({ level, source, message, cause }: LogEvent): string {
  const causeText = cause === undefined ? "" : textOf(cause);
  const isToldAlready = causeText === "" || (cause instanceof Error && message.includes(cause.message));
  const line = `[${level}][${source}] ${message}${isToldAlready ? "" : ` Cause: ${causeText}`}`;
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
}
