import type { Timers } from "../../platform/index.ts";
import type { AssociationHandle, FrameListener } from "../../remote/transport/index.ts";
import { ComplianceError, expectThat } from "./compliance-case.ts";

/** The longest time that any step of a case may take. Unit: ms. */
const DEADLINE_MS = 10_000;

/** Records the events of a connection, with copies of the frames, and lets a case wait for them. */
export class FrameRecorder implements FrameListener {
  readonly frames: Uint8Array[] = [];
  /** One entry for each end that was reported. */
  readonly ends: (Error | undefined)[] = [];
  writableCount = 0;
  readonly #timers: Timers;
  #waiting: (() => void)[] = [];

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** A recorder of the events of `handle`. */
  static on(handle: AssociationHandle, timers: Timers): FrameRecorder {
    const recorder = new FrameRecorder(timers);
    handle.open(recorder);
    return recorder;
  }

  /** The first byte of each frame so far: cases number their frames there. */
  get numbers(): readonly (number | undefined)[] {
    return this.frames.map((frame) => frame[0]);
  }

  onFrame(bytes: Uint8Array, start: number, end: number): void {
    expectThat(this.ends.length === 0, "T17 a frame came after the end");
    this.frames.push(bytes.slice(start, end));
    this.#wake();
  }

  onWritable(): void {
    this.writableCount += 1;
    this.#wake();
  }

  onDisassociated(cause: Error | undefined): void {
    this.ends.push(cause);
    this.#wake();
  }

  async frameCount(count: number): Promise<void> {
    await this.#until(
      () => this.frames.length >= count,
      () => `${count} frames expected, ${this.frames.length} arrived`,
    );
  }

  async ended(): Promise<void> {
    await this.#until(
      () => this.ends.length > 0,
      () => "the end of the association was not reported",
    );
  }

  async writable(): Promise<void> {
    await this.#until(
      () => this.writableCount > 0,
      () => "T16 onWritable was not called",
    );
  }

  async #until(isTrue: () => boolean, complaint: () => string): Promise<void> {
    while (!isTrue()) await withDeadline(new Promise<void>((resolve) => this.#waiting.push(resolve)), this.#timers, complaint);
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

/** `promise`, or a rejection with `complaint` if a step takes too long. */
export function withDeadline<T>(promise: Promise<T>, timers: Timers, complaint: () => string): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = timers.once(DEADLINE_MS, () => reject(new ComplianceError(`${complaint()} within ${DEADLINE_MS} ms`)));
    promise.then(resolve, reject).finally(cancel);
  });
}
