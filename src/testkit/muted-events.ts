import type { LogEvent } from "../actor/index.ts";

/** The log events of a system that its loggers are not to see. */
export class MutedEvents {
  readonly #rules = new Set<(event: LogEvent) => boolean>();

  /** Keeps events for which `rule` holds from the loggers until the returned function is called. */
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
