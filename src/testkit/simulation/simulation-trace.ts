import type { SimulationEvent } from "./simulation-event.ts";

/** Called for each event with the time at which it happened. Unit: ms of the simulation. */
export type SimulationListener = (event: SimulationEvent, atMs: number) => void;

/**
 * The hash of everything that happened in a simulation: two runs with the same hash did the same things in the same order at the same
 * times.
 */
export class SimulationTrace {
  #high = 0x811c9dc5;
  #low = 0x01000193;
  #eventCount = 0;

  get eventCount(): number {
    return this.#eventCount;
  }

  /** Sixteen hexadecimal digits. */
  get hash(): string {
    return [this.#high, this.#low].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
  }

  add(event: SimulationEvent, atMs: number): void {
    if (event.kind === "log") return; // log lines depend on the log level
    this.#eventCount += 1;
    this.#mix(Math.round(atMs * 1000));
    this.#mixText(lineOf(event));
    if ("bytes" in event) for (const byte of event.bytes) this.#mix(byte);
  }

  #mixText(text: string): void {
    for (let at = 0; at < text.length; at += 1) this.#mix(text.charCodeAt(at));
  }

  #mix(value: number): void {
    this.#high = Math.imul(this.#high ^ value, 0x01000193);
    this.#low = Math.imul(this.#low ^ (value + (this.#high >>> 15)), 0x85ebca6b);
  }
}

/** Formats an event as a line, without its time: `a → b #3 sent system 17`. */
export function lineOf(event: SimulationEvent): string {
  if (event.kind === "log") return `${event.node} logs ${event.line}`;
  if (event.kind === "node") return `${event.node} ${event.what}`;
  if (event.kind === "link") return `${event.from} → ${event.to} ${event.what}`;
  const { kind, from, to, connection } = event;
  const what =
    "frame" in event ? ` ${event.frame.kind}${event.frame.seq < 0 ? "" : ` ${event.frame.seq}`}, ${event.bytes.length} bytes` : "";
  return `${from} → ${to} #${connection} ${kind}${what}`;
}
