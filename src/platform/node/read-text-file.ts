import { readFileSync } from "node:fs";
import { FileUnreadableError } from "../index.ts";

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder. Name a file in it",
  EACCES: "permission denied. Allow this user to read it",
  EPERM: "permission denied. Allow this user to read it",
  ELOOP: "its symbolic links form a loop",
  ENAMETOOLONG: "the name is too long",
  ERR_INVALID_ARG_VALUE: "the name contains a null character",
  ERR_FS_FILE_TOO_LARGE: "the file is too large",
};

/** Returns the text of a file, or `undefined` if there is no such file. Throws {@link FileUnreadableError} if it cannot be read. */
export function readTextFile(path: string): string | undefined {
  try {
    return textFromBytes(readFileSync(path));
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new FileUnreadableError(path, REASONS[code] ?? message, { cause: error });
  }
}

/**
 * Decodes UTF-8, and UTF-16 in both byte orders, which the `>` of Windows PowerShell writes. Without a byte order mark, a zero byte beside the
 * first character tells the order: configurations begin with an ASCII character.
 */
export function textFromBytes(given: Uint8Array): string {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const [first = 0, second = 0] = bytes;
  if (bytes.length >= 2 && ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0))) return bytes.toString("utf16le");
  if (bytes.length >= 2 && ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0))) {
    return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString("utf16le");
  }
  return bytes.toString("utf8");
}
