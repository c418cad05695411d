/** How many restarts a child may have, and within which time. */
export interface RestartLimit {
  /** -1: no limit. 0: none. */
  readonly maxNrOfRetries: number;
  /** Milliseconds; `Infinity`: counted over the whole life. */
  readonly withinMs: number;
}

/** The restarts of one child within the current time window. */
export interface RestartHistory {
  /** Restarts within the current window. */
  readonly restarts: number;
  /** Start of the window; `undefined` before the first restart. */
  readonly windowStartMs: number | undefined;
}

export const NO_RESTARTS: RestartHistory = { restarts: 0, windowStartMs: undefined };

/**
 * Whether a child with this history may be restarted now. Pure; the returned history includes this restart.
 * INTEROP: as in Akka.NET's ChildRestartStats, the window does not slide: it opens with a restart and, when it is over, starts again.
 * Without a count, a finite window allows one restart.
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
