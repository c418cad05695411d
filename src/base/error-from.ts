import { RitsemError } from "./ritsem-error.ts";

/** A value that is not an Error was thrown; `cause` holds it. */
export class NonErrorThrownError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_NON_ERROR_THROWN";

  constructor(thrown: unknown) {
    super(`A value that is not an Error was thrown: ${textOf(thrown)}. Throw an Error, so that it has a stack.`, { cause: thrown });
  }
}

/** `thrown` if it is an Error with a readable message, otherwise a {@link NonErrorThrownError} around it. */
export function errorFrom(thrown: unknown): Error {
  try {
    if (thrown instanceof Error && typeof thrown.message === "string" && typeof thrown.name === "string") return thrown;
  } catch {} // a revoked proxy, or a message that throws
  return new NonErrorThrownError(thrown);
}

/** The message of an Error, or the text of any other thrown value: for sentences about it. Never throws. */
export function reasonOf(thrown: unknown): string {
  const error = errorFrom(thrown);
  return error instanceof NonErrorThrownError && error !== thrown ? textOf(thrown) : error.message;
}

function textOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return typeof thrown; // no prototype, or a toString that throws
  }
}
