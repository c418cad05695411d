import { PathTable } from "../../src/remote/wire/path-table.ts";
import type { MicroCase } from "./micro-case.ts";
import { pingsOf } from "./ping-frames.ts";

const KEYS = 300;

/** Paths in one chunk, in the order in which they were remembered. */
export function pathTableCase(): MicroCase {
  const paths = pingsOf(KEYS).map(({ recipientBytes }) => recipientBytes);
  const keyBytes = paths[0]!.length;
  const chunk = new Uint8Array(KEYS * keyBytes);
  const table = new PathTable<number>({ maximumKeys: 1024, maximumBytes: 1e6 });
  const map = new Map<string, number>();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  paths.forEach((path, index) => {
    chunk.set(path, index * keyBytes);
    table.insert(path, 0, keyBytes, index, 0);
    map.set(decoder.decode(path), index);
  });
  const sumOfKeys = (lookup: (start: number, end: number) => number | undefined): number => {
    let sum = 0;
    for (let at = 0; at < chunk.length; at += keyBytes) sum = (sum * 31 + lookup(at, at + keyBytes)!) % 1_000_003;
    return sum;
  };
  const plain = (start: number, end: number): number | undefined => map.get(decoder.decode(chunk.subarray(start, end)));
  return {
    files: ["src/remote/wire/path-table.ts"],
    plainly: "Map by decoded text",
    operations: KEYS,
    hot: { run: () => sumOfKeys((start, end) => table.lookup(chunk, start, end) ?? plain(start, end)) }, // it may forget
    plain: { run: () => sumOfKeys(plain) },
  };
}
