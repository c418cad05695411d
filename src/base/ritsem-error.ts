/**
 * The root of every error this library throws or logs. `code` is stable and meant to be matched on; the message says what
 * happened, to whom, and what to do, with the HOCON key when a setting decides it.
 */
export abstract class RitsemError extends Error {
  /** Stable identifier such as `RITSEM_INVALID_ACTOR_NAME`. Messages may be reworded, codes may not. */
  abstract readonly code: string;

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
  }
}

/**
 * Whether `error` is one of ours, and of the given code when one is given. Structural, so it holds for errors that crossed a
 * worker thread or come from a second copy of the package.
 */
export function isRitsemError(error: unknown, code?: string): error is RitsemError {
  if (!(error instanceof Error) && (typeof error !== "object" || error === null)) return false;
  const found = (error as { code?: unknown }).code;
  return typeof found === "string" && found.startsWith("RITSEM_") && (code === undefined || found === code);
}
