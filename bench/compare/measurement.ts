/** One value that a contestant reached in one round. */
export interface Measurement {
  /** What was measured, such as `ping-pong, 10 clients`. */
  readonly subject: string;
  readonly contestant: string;
  readonly unit: Unit;
  readonly value: number;
}

export type Unit = "messages/s" | "MB/s" | "µs" | "µs/message" | "ms" | "MB" | "of bare postMessage";

/** Whether a larger value is a better one. */
export function isRate(unit: Unit): boolean {
  return unit === "messages/s" || unit === "MB/s" || unit === "of bare postMessage";
}
