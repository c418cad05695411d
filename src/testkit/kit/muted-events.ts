import type { LogEvent } from "../../actor/index.ts";

/** The log events of a system that are hidden from its loggers. */
export class MutedEvents {
  readonly #rules = new Set<(event: LogEvent) => boolean>();

  /** Hides events for which `rule` returns true from the loggers until the returned function is called. */
  mute(rule: (event: LogEvent) => boolean): () => void {
    const entry = (event: LogEvent): boolean => rule(event);
    this.#rules.add(entry);
    return () => void this.#rules.delete(entry);
  }

  isMuted(event: LogEvent): boolean {
    for (const rule of this.#rules) if (rule(event)) return true;
    return false;
  }
}
