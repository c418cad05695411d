import type { InspectionEvent } from "../contract.ts";

/** Longest event that is kept. Unit: characters. */
const MAXIMUM_EVENT = 100_000;

/**
 * Takes the text of server-sent events in pieces, and returns the events that are complete. Lines other than `data:` say nothing new: id and kind are
 * in the data too.
 */
export class EventReader {
  #rest = "";
  #data = "";

  read(text: string): readonly InspectionEvent[] {
    const events: InspectionEvent[] = [];
    const lines = (this.#rest + text).split(/\r?\n/);
    this.#rest = lines.pop() ?? "";
    if (this.#rest.length > MAXIMUM_EVENT) this.#rest = "";
    for (const line of lines) {
      if (line === "") this.#finish(events);
      else if (line.startsWith("data:") && this.#data.length < MAXIMUM_EVENT) this.#data += line.slice(5);
    }
    return events;
  }

  #finish(events: InspectionEvent[]): void {
    const data = this.#data;
    this.#data = "";
    if (data === "") return;
    try {
      const event: unknown = JSON.parse(data);
      if (typeof event === "object" && event !== null && "kind" in event && "seq" in event) events.push(event as InspectionEvent);
    } catch {
      // not JSON, or cut: the next event is whole again
    }
  }
}
