/** How the cost of a message depends on the size of something. */
export interface Curve {
  readonly name: string;
  /** What grows, such as `actors`. */
  readonly unit: string;
  readonly sizes: readonly number[];
  /** Why the cost grows, if it does. Markdown. */
  readonly reason?: string;
  /** Prepares everything for one size. */
  readonly prepare: (size: number) => Promise<Prepared>;
}

export interface Prepared {
  /** Messages of one measurement. */
  readonly messages: number;
  /** Sends them and resolves once all have been handled. */
  readonly run: () => Promise<void>;
  readonly end: () => Promise<unknown>;
}

export interface CurvePoint {
  readonly size: number;
  /** Processor time of a message, on both sides if there are two. */
  readonly nanoseconds: number;
}

const REPETITIONS = 5;

/** The lowest of five measurements, because what disturbs one makes it longer; a sixth, which is the first, warms up. */
export async function measureCurve(curve: Curve, onPoint: (point: CurvePoint) => void): Promise<void> {
  for (const size of curve.sizes) {
    const { messages, run, end } = await curve.prepare(size);
    await run();
    let lowest = Number.POSITIVE_INFINITY;
    for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
      globalThis.gc?.();
      const before = process.cpuUsage();
      await run();
      const { user, system } = process.cpuUsage(before);
      lowest = Math.min(lowest, ((user + system) * 1000) / messages);
    }
    onPoint({ size, nanoseconds: Math.round(lowest) });
    await end();
  }
}
