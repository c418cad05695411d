import { socketErrorCode } from "../index.ts";
import { mkdir, unlink } from "node:fs/promises";
import { connect, type Server } from "node:net";
import { join } from "node:path";

/** What operating systems take: 108 bytes on Linux, 104 on others, the end mark included. Unit: bytes. */
const LONGEST_PATH = 103;
const PORTS = 65_535;
const MOST_ATTEMPTS = 100;

/** The file of the Unix domain socket at which the system with this host and port in its address listens, in the folder `path`. */
export function socketFileOf(path: string, host: string, port: number): string {
  return join(path, `${host}-${port}.sock`);
}

/** Why no socket can have that file, as a sentence; `undefined` if one can. A host comes from peers and must not lead out of the folder. */
export function refusalOfSocketFile(path: string, host: string, port: number): string | undefined {
  if (/[/\\\0]/.test(host)) return `the host ${JSON.stringify(host)} cannot be part of a file name`;
  const file = socketFileOf(path, host, port);
  const bytes = new TextEncoder().encode(file).length;
  return bytes <= LONGEST_PATH ? undefined : `the socket file ${file} has ${bytes} bytes, and operating systems take ${LONGEST_PATH}`;
}

/**
 * Binds `server` to the file for `host` and `port`, any free port for 0, and resolves with the port. Makes the folder, for this user alone, if there
 * is none, and removes the file of a process that has died. Rejects as the operating system does, with `EADDRINUSE` while a process listens there.
 */
export async function bindSocketFile(
  server: Server,
  at: { readonly path: string; readonly host: string; readonly port: number; readonly backlog: number },
  randomUid: () => number,
): Promise<number> {
  const { path, host, backlog } = at;
  await mkdir(path, { recursive: true, mode: 0o700 });
  for (let attempt = 1; ; attempt += 1) {
    const port = at.port === 0 ? 1 + (randomUid() % PORTS) : at.port;
    const file = socketFileOf(path, host, port);
    try {
      await listen(server, file, backlog);
      return port;
    } catch (error) {
      if (socketErrorCode(error) !== "EADDRINUSE" || attempt === MOST_ATTEMPTS) throw error;
      if (await isDead(file)) await unlink(file);
      else if (at.port !== 0) throw error;
    }
  }
}

function listen(server: Server, path: string, backlog: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ path, backlog }, () => {
      server.removeListener("error", reject);
      resolve();
    });
  });
}

/** Whether no process accepts connections at `file`, as after a crash. */
function isDead(file: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path: file });
    socket.once("connect", () => {
      socket.destroy();
      resolve(false);
    });
    socket.once("error", (error) => resolve(socketErrorCode(error) === "ECONNREFUSED"));
  });
}
