/** A mistake that the user can correct. Its message is printed without a stack, and the process exits with 1. */
export class CreateError extends Error {
  override readonly name = "CreateError";
}
