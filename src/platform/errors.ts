import { RitsemError } from "../base/index.ts";

/** A configuration file exists but cannot be read: it is a folder, the permission is missing, or links form a loop. */
export class FileUnreadableError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_FILE_UNREADABLE";

  /** `reason` completes "Cannot read PATH: ". */
  constructor(path: string, reason: string, options?: { readonly cause?: unknown }) {
    super(`Cannot read ${path}: ${reason}.`, options);
  }
}
