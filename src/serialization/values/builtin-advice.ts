// How to send what JavaScript's own classes hold, none of which .NET has.

const BYTES = "Send bytes: new Uint8Array(value.buffer, value.byteOffset, value.byteLength)";
const FIELDS = "Send what it holds, as a plain object or a registered class";

const CURES: Readonly<Record<string, string>> = {
  Date: "Send a DateTime: DateTime.fromDate(date)",
  Promise: "Wait for it, or have its result sent: pipeTo(promise, recipient)",
  URL: "Send its text: url.href",
  URLSearchParams: "Send its text: String(params)",
  RegExp: "Send its text: pattern.source",
  ArrayBuffer: "Send bytes: new Uint8Array(buffer)",
  SharedArrayBuffer: "Send bytes: new Uint8Array(buffer).slice()",
  DataView: BYTES,
  Int8Array: BYTES,
  Uint8ClampedArray: BYTES,
  Int16Array: `${BYTES}. For numbers: pin(t.arrayOf(t.short), Array.from(value))`,
  Uint16Array: `${BYTES}. For numbers: pin(t.arrayOf(t.ushort), Array.from(value))`,
  Int32Array: `${BYTES}. For numbers: pin(t.arrayOf(t.int), Array.from(value))`,
  Uint32Array: `${BYTES}. For numbers: pin(t.arrayOf(t.uint), Array.from(value))`,
  Float32Array: `${BYTES}. For numbers: pin(t.arrayOf(t.float), Array.from(value))`,
  Float64Array: `${BYTES}. For numbers: pin(t.arrayOf(t.double), Array.from(value))`,
  BigInt64Array: `${BYTES}. For numbers: pin(t.arrayOf(t.long), Array.from(value))`,
  BigUint64Array: `${BYTES}. For numbers: pin(t.arrayOf(t.ulong), Array.from(value))`,
  Blob: "Send bytes: new Uint8Array(await blob.arrayBuffer())",
  Response: "Send what it holds: await response.json()",
  Request: FIELDS,
  Headers: "Send pairs of texts: [...headers]",
  FormData: FIELDS,
  ReadableStream: "Read it, and send the parts as messages",
  AbortSignal: "It cannot leave its process. Send a message that asks to stop",
  AbortController: "It cannot leave its process. Send a message that asks to stop",
  WeakMap: "It cannot be read out. Send a Map: pin(t.dictionaryOf(…), map)",
  WeakSet: "It cannot be read out. Send a Set: pin(t.setOf(…), set)",
  WeakRef: "Send what it refers to",
  Number: "Send a number, not an object around one: value.valueOf()",
  String: "Send a string, not an object around one: value.valueOf()",
  Boolean: "Send true or false, not an object around one: value.valueOf()",
};

/** What to do instead of sending an instance of a class that comes with the runtime; `undefined` for other objects. */
export function adviceForBuiltIn(value: object): { readonly name: string; readonly cure: string } | undefined {
  for (const [name, cure] of Object.entries(CURES)) {
    const type: unknown = (globalThis as Readonly<Record<string, unknown>>)[name];
    if (typeof type === "function" && value instanceof type) return { name, cure };
  }
  const isIterator = typeof (value as { readonly next?: unknown }).next === "function" && Symbol.iterator in value;
  return isIterator ? { name: "an iterator", cure: "Send an array: Array.from(iterator)" } : undefined;
}
