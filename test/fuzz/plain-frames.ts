import { bytesOfTree, concatenated, type ProtoField } from "./proto-tree.ts";

/** The frame with which a peer named `system` shakes hands. */
export function encodeAssociate(system: string, uid: number): Uint8Array {
  const origin = [text(1, system), text(2, "127.0.0.1"), varint(3, 25_521), text(4, "tcp")];
  return frame([message(2, [varint(1, 1), message(2, [message(1, origin), eight(2, uid)])])]);
}

/** What an envelope carries, or a selection: bytes for a serializer. */
export type Content = readonly ProtoField[];

/** The content whose bytes are the UTF-8 of `payload`. */
export function contentOf(serializerId: number, payload: string, manifest: string = serializerId === 17 ? "S" : ""): Content {
  return [text(1, payload), varint(2, serializerId), ...(manifest === "" ? [] : [text(3, manifest)])];
}

/** A step of a selection: `..`, or what has a `*` or `?`, or a name. */
export function selectionContent(steps: readonly string[], content: Content): Content {
  const fields = steps.map((step) =>
    step === ".." ? message(2, [varint(1, 1)]) : message(2, [varint(1, /[*?]/.test(step) ? 3 : 2), text(2, step)]),
  );
  return [{ number: 1, wire: 2, value: bytesOfTree([message(1, [...content]), ...fields]) }, varint(2, 6)];
}

/** The frame of a message for the actor of Beta at `path`. */
export function encodeEnvelope(path: string, content: Content, sender?: string): Uint8Array {
  const recipient = message(1, [text(1, `akka.tcp://Beta@127.0.0.1:25531${path}`)]);
  const from = sender === undefined ? [] : [message(4, [text(1, sender)])];
  return frame([message(1, [message(2, [recipient, message(2, [...content]), ...from, eight(5, -1)])])]);
}

/** The frame of a message for an actor of Beta. Its payload is the UTF-8 of `payload`. */
export function encodeTell(path: string, serializerId: number, payload: string): Uint8Array {
  return encodeEnvelope(path, contentOf(serializerId, payload));
}

function frame(fields: readonly ProtoField[]): Uint8Array {
  const body = bytesOfTree(fields);
  const prefix = new Uint8Array(4);
  new DataView(prefix.buffer).setUint32(0, body.length, true);
  return concatenated([prefix, body]);
}

function text(number: number, value: string): ProtoField {
  return { number, wire: 2, value: new TextEncoder().encode(value) };
}

function varint(number: number, value: number): ProtoField {
  return { number, wire: 0, value: BigInt(value) };
}

function eight(number: number, value: number): ProtoField {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, BigInt(value), true);
  return { number, wire: 1, value: bytes };
}

function message(number: number, fields: ProtoField[]): ProtoField {
  return { number, wire: 2, value: fields };
}
