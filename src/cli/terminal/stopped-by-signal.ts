/** Returns a signal that the first SIGINT or SIGTERM aborts, for an end in order. The next one ends the process at once. */
export function stoppedBySignal(): AbortSignal {
  const stop = new AbortController();
  const end = (): void => {
    process.off("SIGINT", end);
    process.off("SIGTERM", end);
    stop.abort();
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  return stop.signal;
}
