import { RitsemError } from "../../base/index.ts";

/** What this module needs of Node's `zlib`. */
interface Zlib {
  gzipSync(bytes: Uint8Array): Uint8Array;
  gunzipSync(bytes: Uint8Array, options: { readonly maxOutputLength: number; readonly chunkSize: number }): Uint8Array;
}

/** What has Node's built-in modules: Node 20.16 and later, Deno and Bun. */
interface BuiltInModules {
  getBuiltinModule?(name: string): unknown;
}

/** This host cannot compress, and sets and dictionaries travel compressed: browsers cannot be replicas. */
export class CompressionUnavailableError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DISTRIBUTED_DATA_NO_COMPRESSION";

  constructor() {
    super(
      "Cannot compress replicated data: this host has no zlib. Give the role of akka.cluster.distributed-data.role to members on Node only.",
    );
  }
}

/** Compressed as .NET does it: the same bytes for the same content, because digests are taken of them. Throws {@link CompressionUnavailableError}. */
export function compressed(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(zlib().gzipSync(bytes));
  out[OPERATING_SYSTEM_AT] = UNIX;
  return out;
}

/** Throws {@link CompressionUnavailableError}, and zlib's own errors if the content is longer than `maximum` bytes or cannot be read. */
export function inflated(bytes: Uint8Array, maximum: number): Uint8Array {
  return zlib().gunzipSync(bytes, { maxOutputLength: Math.max(1, maximum), chunkSize: chunkSizeFor(bytes) });
}

/** Zlib's own limits of its buffers. Unit: bytes. */
const SMALLEST_CHUNK = 64;
const LARGEST_CHUNK = 16 * 1024;
const LENGTH_BYTES = 4;

/**
 * As large as the content says that it is: a small set would otherwise be a view of 16 KiB, as long as anything refers to it. What it says may be wrong:
 * a chunk is at least as large as the compressed bytes, so that a wrong statement does not cause many small chunks.
 */
function chunkSizeFor(bytes: Uint8Array): number {
  if (bytes.length < LENGTH_BYTES) return SMALLEST_CHUNK;
  const stated = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.length - LENGTH_BYTES, true);
  return Math.min(LARGEST_CHUNK, Math.max(SMALLEST_CHUNK, bytes.length, stated));
}

/** Where the header names the operating system. INTEROP: .NET writes 3 on Linux; zlib writes what it was built for. */
const OPERATING_SYSTEM_AT = 9;
const UNIX = 3;

// Not by an import: browsers must be able to load this module.
function zlib(): Zlib {
  const { process } = globalThis as { readonly process?: BuiltInModules };
  const found = process?.getBuiltinModule?.("node:zlib");
  if (found === undefined) throw new CompressionUnavailableError();
  return found as Zlib;
}
