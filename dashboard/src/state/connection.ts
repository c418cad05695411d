import type { Answer } from "../api/client.ts";

/** How the page stands with the node. */
export type Connection =
  /** The first answer has not come yet. */
  | { readonly kind: "connecting" }
  /** `wasRefused`: a token was sent, and it is wrong. */
  | { readonly kind: "token-needed"; readonly wasRefused: boolean }
  | { readonly kind: "live" }
  /** What is shown is the last state. `attempt`: how many answers have failed in a row. Times: ms since 1970, by the clock of the browser. */
  | { readonly kind: "lost"; readonly sinceMs: number; readonly attempt: number; readonly nextAtMs: number; readonly text: string }
  | { readonly kind: "other-version"; readonly version: unknown };

/** Pauses before the next attempts, the last one again and again. Unit: ms. */
const PAUSES_MS = [500, 1000, 2000, 3000, 5000] as const;
/** How often a node of another version is asked again: it may have been replaced. Unit: ms. */
export const OTHER_VERSION_PAUSE_MS = 5000;

/** What an answer to a poll makes of the connection. Pure: the clock is an argument. */
export function connectionAfter(before: Connection, answer: Answer<unknown>, hasToken: boolean, nowMs: number): Connection {
  switch (answer.kind) {
    case "ok":
      return before.kind === "live" ? before : { kind: "live" };
    case "unauthorized":
      return { kind: "token-needed", wasRefused: hasToken };
    case "other-version":
      return { kind: "other-version", version: answer.version };
    case "not-found":
    case "failed": {
      const attempt = before.kind === "lost" ? before.attempt + 1 : 1;
      const pauseMs = PAUSES_MS[Math.min(attempt, PAUSES_MS.length) - 1] ?? 5000;
      const text = answer.kind === "failed" ? answer.text : "there is no inspection service at this address";
      return { kind: "lost", sinceMs: before.kind === "lost" ? before.sinceMs : nowMs, attempt, nextAtMs: nowMs + pauseMs, text };
    }
  }
}
