import { useEffect, useState } from "preact/hooks";
import { connection, hasRestarted, isPaused, pollNow, snapshot } from "../state/store.ts";
import { clock, plural } from "./format.ts";

/** What is out of the ordinary: the node is lost, has restarted, or the page is paused. */
export function Banner() {
  const { value } = connection;
  return (
    <>
      {value.kind === "lost" && (
        <div class="banner bad" role="alert">
          <p>
            <strong>The node does not answer</strong> since {clock(value.sinceMs)}: {value.text}.{" "}
            {snapshot.value !== undefined && "What you see is its last state. "}
            <NextAttempt atMs={value.nextAtMs} />
          </p>
          <button type="button" onClick={pollNow}>
            Try now
          </button>
        </div>
      )}
      {hasRestarted.value && (
        <div class="banner" role="status">
          <p>The system has restarted: counts start anew, and links to actors may lead nowhere.</p>
          <button type="button" onClick={() => (hasRestarted.value = false)}>
            Close
          </button>
        </div>
      )}
      {isPaused.value && (
        <div class="banner" role="status">
          <p>Paused. What you see does not change.</p>
          <button type="button" onClick={() => (isPaused.value = false)}>
            Go on
          </button>
        </div>
      )}
    </>
  );
}

/** Counts down on its own, outside of what the alert announces. */
function NextAttempt({ atMs }: { readonly atMs: number }) {
  const [, again] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => again((count) => count + 1), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.ceil((atMs - Date.now()) / 1000);
  return <span aria-hidden="true">{seconds > 0 ? `Next attempt in ${plural(seconds, "second")}.` : "Trying …"}</span>;
}
