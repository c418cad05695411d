import type { ServerResponse } from "node:http";
import type { CancelTimer, Platform } from "../../platform/index.ts";
import { CONTRACT_VERSION, type InspectionEvent } from "../index.ts";
import type { Inspection } from "../internal.ts";

/** How often a comment shows both sides that the other is still there. Unit: ms. */
const PULSE_MS = 15_000;

/** What a stream borrows. */
export interface EventStreamContext {
  readonly inspection: Inspection;
  readonly platform: Pick<Platform, "timers">;
  /** Unit: bytes. */
  readonly bufferBytes: number;
}

/**
 * Sends events as they happen, until the client goes. Those that a slow client has no room for are left out, and it is told how many.
 * `since`: kept events with a higher number go first; `undefined`: none.
 */
export function streamEvents(response: ServerResponse, since: number | undefined, context: EventStreamContext): void {
  const { inspection, platform, bufferBytes } = context;
  let missed = 0;
  let cancelPulse: CancelTimer = () => {};
  const write = (event: InspectionEvent): void => {
    if (response.writableLength > bufferBytes) {
      missed += 1;
      return;
    }
    if (missed > 0) {
      const { seq, time } = event;
      response.write(textOf({ version: CONTRACT_VERSION, seq: seq - 1, time, kind: "missed", count: missed }));
      missed = 0;
    }
    response.write(textOf(event));
  };
  const pulse = (): void => {
    if (response.writableLength <= bufferBytes) response.write(": still here\n\n");
    cancelPulse = platform.timers.once(PULSE_MS, pulse);
  };
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store", "x-content-type-options": "nosniff" });
  response.write(": events\n\n");
  if (since !== undefined) for (const event of inspection.eventsSince(since)) write(event);
  const stop = inspection.subscribe(write);
  cancelPulse = platform.timers.once(PULSE_MS, pulse);
  response.once("close", () => {
    cancelPulse();
    stop();
  });
}

function textOf(event: InspectionEvent): string {
  return `id: ${event.seq}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`;
}
