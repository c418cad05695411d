/** How many restarts a child may have, and in which span. */
export interface RestartLimit {
  /** -1: no limit. 0: none. */
  readonly maxNrOfRetries: number;
  /** Milliseconds; `Infinity`: counted over the whole life. */
  readonly withinMs: number;
}

/** The restarts of one child that count now. */
export interface RestartHistory {
  readonly restarts: number;
  /** Start of the span they fall into; `undefined` before the first. */
  readonly windowStartMs: number | undefined;
}

export const NO_RESTARTS: RestartHistory = { restarts: 0, windowStartMs: undefined };

/**
 * May a child with this history be restarted now? Pure; the history returned counts this restart.
 * INTEROP: like Akka.NET's ChildRestartStats the span is not sliding: it opens with a restart and, when over, starts afresh; without a
 * count a finite span allows one restart.
 */
export function requestRestart(
  history: RestartHistory,
  limit: RestartLimit,
  nowMs: number,
): { isAllowed: boolean; history: RestartHistory } {
  const { maxNrOfRetries, withinMs } = limit;
  const isSpanFinite = withinMs > 0 && withinMs !== Number.POSITIVE_INFINITY;
  if (maxNrOfRetries === 0) return { isAllowed: false, history };
  if (maxNrOfRetries < 0 && !isSpanFinite) return { isAllowed: true, history };
  const allowed = maxNrOfRetries < 0 ? 1 : maxNrOfRetries;
  const windowStartMs = history.windowStartMs ?? nowMs;
  if (isSpanFinite && nowMs - windowStartMs > withinMs) return { isAllowed: true, history: { restarts: 1, windowStartMs: nowMs } };
  const restarts = history.restarts + 1;
  return { isAllowed: restarts <= allowed, history: { restarts, windowStartMs } };
}
