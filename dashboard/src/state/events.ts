import { batch, signal } from "@preact/signals";
import { headersOf } from "../api/client.ts";
import { EventReader } from "../api/event-reader.ts";
import type { InspectionEvent } from "../contract.ts";

/** How many events are kept. */
const CAPACITY = 1000;
/** Pause before a stream that has ended is opened again. Unit: ms. */
const PAUSE_MS = 2000;

/** The latest events, the newest first. */
export const events = signal<readonly InspectionEvent[]>([]);
/** Events that were not seen: the node left them out, or the connection was broken. Count. */
export const missedEvents = signal(0);
/** Whether the stream is open. */
export const hasStream = signal(false);
/** Whether new events wait until the list goes on. */
export const isHeld = signal(false);

let held: InspectionEvent[] = [];
let lastSeq = 0;
/** Gaps before this time are no loss: the first events of a stream are those that the node has kept. Unit: ms since 1970. */
let gapsFromMs = 0;
/** How long the kept events may take. Unit: ms. */
const KEPT_MS = 2000;

/** Reads events until `signal` is aborted. It opens the stream again when it ends, but not if the token is refused: the polls report that. */
export async function readEvents(token: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const response = await fetch(`api/events?since=${lastSeq}`, {
        headers: { ...headersOf(token), Accept: "text/event-stream" },
        cache: "no-store",
        signal,
      });
      if (response.status === 401 || response.status === 403) return;
      if (response.ok && response.body !== null) await readBody(response.body);
    } catch {
      // the node is gone, or the page stops
    }
    hasStream.value = false;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** Another incarnation numbers its events anew. */
export function startAnew(): void {
  lastSeq = 0;
}

/** Lets the list go on, with what has come meanwhile. */
export function setHeld(value: boolean): void {
  isHeld.value = value;
  if (!value) add([]);
}

async function readBody(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = new EventReader();
  hasStream.value = true;
  gapsFromMs = Date.now() + KEPT_MS;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const read = parser.read(decoder.decode(value, { stream: true }));
    if (read.length > 0) add(read);
  }
}

function add(read: readonly InspectionEvent[]): void {
  for (const event of read) {
    if (event.kind === "missed") missedEvents.value += Number(event.count) || 0;
    else if (event.seq > lastSeq + 1 && Date.now() > gapsFromMs) missedEvents.value += event.seq - lastSeq - 1;
    lastSeq = event.seq;
    held.push(event);
  }
  if (held.length > CAPACITY) held = held.slice(-CAPACITY);
  if (isHeld.value) return;
  batch(() => {
    events.value = [...held.reverse(), ...events.value].slice(0, CAPACITY);
    held = [];
  });
}
