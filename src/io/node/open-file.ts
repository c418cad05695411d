import { open } from "node:fs/promises";
import type { ReadableFile } from "../network/readable-file.ts";

/** Opens a file with Node's file system. */
export async function openFile(path: string): Promise<ReadableFile> {
  const handle = await open(path, "r");
  return {
    async read(position, count) {
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(count), 0, count, position);
      return buffer.subarray(0, bytesRead);
    },
    close: () => handle.close(),
  };
}
