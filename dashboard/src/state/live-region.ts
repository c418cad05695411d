import { signal } from "@preact/signals";

/** Time between two announcements, so that a screen reader is not kept busy. Unit: ms. */
const PAUSE_MS = 15_000;

/** What a screen reader says next. */
export const announcement = signal("");
const waiting = new Map<string, string>();
let timer: ReturnType<typeof setTimeout> | undefined;
let lastMs = 0;

const highest = new Map<string, number>();

/** Announces a number of bad things when it is higher than ever since it was 0, and when it is 0 again: what comes and goes is not repeated. */
export function announceCount(topic: string, count: number, text: string): void {
  const before = highest.get(topic) ?? 0;
  if (count > before || (count === 0 && before > 0)) {
    highest.set(topic, count);
    announce(topic, text);
  }
}

/** Announces `text` soon. A later text of the same `topic` takes its place if it has not been said yet. */
export function announce(topic: string, text: string): void {
  waiting.set(topic, text);
  timer ??= setTimeout(
    () => {
      timer = undefined;
      lastMs = Date.now();
      announcement.value = [...waiting.values()].join(" ");
      waiting.clear();
    },
    Math.max(200, lastMs + PAUSE_MS - Date.now()),
  );
}
