/**
 * The base class of every error that this library throws or logs. `code` is stable and meant for matching. The message states what
 * happened, to whom, and what to do, with the HOCON key if a setting decides it.
 */
export abstract class RitsemError extends Error {
  /** A stable identifier such as `RITSEM_INVALID_ACTOR_NAME`. Messages may change, codes do not. */
  abstract readonly code: string;

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
  }
}

/**
 * Whether `error` is an error of this library, with the given code if one is given. The check is structural, so it also holds for errors
 * that crossed a worker thread or come from a second copy of the package.
 */
export function isRitsemError(error: unknown, code?: string): error is RitsemError {
  if (!(error instanceof Error) && (typeof error !== "object" || error === null)) return false;
  const found = (error as { code?: unknown }).code;
  return typeof found === "string" && found.startsWith("RITSEM_") && (code === undefined || found === code);
}
