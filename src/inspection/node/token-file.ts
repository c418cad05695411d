import { randomBytes } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { errorFrom } from "../../base/index.ts";
import { isLoopbackName } from "./access.ts";
import { InspectionServerError } from "./errors.ts";

/** For this user alone. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const OTHERS = 0o077;
const TOKEN_BYTES = 24;

/** A token that nobody can guess. */
export function randomToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** Where the token of the system that listens at `port` is, unless `ritsem.inspect.http.token-file` says otherwise. */
export function usualTokenFile(port: number): string {
  const { uid, username } = userInfo();
  return join(tmpdir(), `ritsem-${uid < 0 ? username : uid}`, `inspect-${port}.url`);
}

/**
 * Writes `url`, which has the token, where only this user can read it. Returns how to remove it, which never throws. Throws {@link InspectionServerError} if
 * another user has made the folder, or the file cannot be written.
 */
export function writeTokenFile(file: string, url: string): () => void {
  try {
    if (file === usualTokenFile(portOf(file))) makeOwn(dirname(file));
    rmSync(file, { force: true }); // of a system that has crashed; and a link of another user's is not followed
    writeFileSync(file, `${url}\n`, { mode: FILE_MODE, flag: "wx" });
  } catch (error) {
    throw new InspectionServerError(
      `The token for inspection cannot be written to ${file}: ${errorFrom(error).message}. Name another file in ritsem.inspect.http.token-file, or set ` +
        "ritsem.inspect.http.token.",
      { cause: error },
    );
  }
  return () => {
    try {
      rmSync(file, { force: true });
    } catch {
      // Somebody has put something else in its place, or taken the folder away: it is not ours any more, and its token opens nothing.
    }
  };
}

/** The token that a system of this user and machine has written for `port`; `undefined` if there is none, and for a `hostname` of another machine. */
export function readTokenFor(hostname: string, port: number): string | undefined {
  if (!isLoopbackName(hostname)) return undefined;
  try {
    const file = usualTokenFile(port);
    assertOwn(dirname(file));
    return /#token=([\x21-\x7e]+)\s*$/.exec(readFileSync(file, "utf8"))?.[1];
  } catch {
    return undefined;
  }
}

function portOf(file: string): number {
  return Number(/inspect-(\d+)\.url$/.exec(file)?.[1] ?? -1);
}

/** The folder for the tokens of this user. */
function makeOwn(folder: string): void {
  mkdirSync(folder, { mode: FOLDER_MODE, recursive: true }); // no error if it exists: another system of this user may make it now
  assertOwn(folder);
}

/** Anyone can make a folder for others in the one for temporary files. */
function assertOwn(folder: string): void {
  const { uid } = userInfo();
  const stats = lstatSync(folder);
  if (!stats.isDirectory() || (uid >= 0 && (stats.uid !== uid || (stats.mode & OTHERS) !== 0)))
    throw new Error(`${folder} belongs to another user, or others may read it`);
}
