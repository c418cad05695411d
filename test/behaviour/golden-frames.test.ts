import { readdirSync, readFileSync } from "node:fs";
import { assert, describe, it } from "vitest";
import { decodeDaemonCreate, encodeDaemonCreate } from "../../src/remote/wire/daemon-create.ts";
import { decodeContainer, encodeContainer } from "../../src/remote/wire/envelope.ts";
import { EnvelopeCursor } from "../../src/remote/wire/envelope-decoder.ts";
import { EnvelopeEncoder } from "../../src/remote/wire/envelope-encoder.ts";
import { decodeMiscMessage, encodeMiscMessage } from "../../src/remote/wire/misc-messages.ts";
import type { Payload } from "../../src/remote/wire/payload.ts";
import { decodePdu, encodePdu } from "../../src/remote/wire/pdu.ts";
import { decodeSelectionEnvelope, encodeSelectionEnvelope } from "../../src/remote/wire/selection-envelope.ts";
import { decodeSystemMessage, encodeSystemMessage } from "../../src/remote/wire/system-messages.ts";
import { bytesOf, containerForm, controlForm, type Form, hexOf, readableForm } from "./golden-form.ts";

interface GoldenEntry {
  readonly name: string;
  readonly description: string;
  readonly hex: string;
  readonly decoded: unknown;
  readonly serializerId?: number;
  readonly manifest?: string | null;
}

const FOLDER = new URL("../fixtures/golden/", import.meta.url);

function entriesOf(file: string): readonly GoldenEntry[] {
  return JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as readonly GoldenEntry[];
}

/** Frames that some rule forbids, by file and name, and the error that tells. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ["frames-malformed.json 21", "RITSEM_WIRE_INCOMPLETE_ENVELOPE"], // no message
  ["frames-malformed.json 26", "RITSEM_WIRE_INCOMPLETE_ENVELOPE"], // no recipient
  ["frames-malformed.json 31", "RITSEM_WIRE_FORMAT"], // unknown command
]);

/** Frames whose envelope is in order, but not the system message inside. */
const REFUSED_INSIDE: ReadonlySet<string> = new Set(["frames-malformed.json 12"]);

/** Frames from a hand-written peer that are legal, but not in the one form in which Akka.NET writes. */
const NOT_CANONICAL: ReadonlyMap<string, string> = new Map([
  ["frames-ack-connection.json 6", "zero written out"],
  ["frames-ack-connection.json 9", "zero written out"],
  ["frames-deploy-unknown-class.json 4", "zero written out"],
  ["frames-malformed.json 37", "unknown fields"],
  ["frames-minimal-deploy-and-akka-deploys-to-peer.json 3", "serializer ids not packed, no hasManifest"],
  ["frames-minimal-deploy-and-akka-deploys-to-peer.json 19", "zero written out"],
  ["frames-peer-deploys-to-akka.json 13", "zero written out"],
  ["frames-reliable-delivery.json 3", "zero written out"],
  ["frames-reliable-delivery.json 5", "zero written out"],
  ["frames-reliable-delivery.json 20", "zero written out"],
  ["frames-unfulfillable-nack.json 4", "zero written out"],
  ["frames-unfulfillable-nack.json 6", "zero written out"],
  ["frames-unresponsive-watchee.json 9", "zero written out"],
]);

/** Without what a legal but uncommon encoding shows in the recorded form and our values do not keep. */
function withoutPeculiarities(form: unknown): unknown {
  return JSON.parse(JSON.stringify(form), (key, value: unknown) => {
    if (((key === "seq" || key === "cumulativeAck") && value === 0) || key === "hasManifest" || key === "lengthPrefix") return undefined;
    if (typeof value !== "object" || value === null || !("decoded" in value)) return value;
    return { ...value, message: undefined }; // the payload's raw bytes: `decoded` says what they mean
  });
}

const CODEC: Readonly<Record<number, (payload: Payload) => Uint8Array>> = {
  3: ({ bytes }) => encodeDaemonCreate(decodeDaemonCreate(bytes)),
  6: ({ bytes }) => encodeSelectionEnvelope(decodeSelectionEnvelope(bytes)),
  16: ({ bytes, manifest }) => encodeMiscMessage(decodeMiscMessage(manifest, bytes)),
  22: ({ bytes, manifest }) => encodeSystemMessage(decodeSystemMessage(manifest, bytes)),
};

/** The payload with its bytes decoded and encoded again. */
function remade(payload: Payload): Payload {
  return { ...payload, bytes: CODEC[payload.serializerId]?.(payload) ?? payload.bytes };
}

interface ReadFrame {
  readonly form: Form;
  /** The frame's hex after decoding and encoding every layer. */
  readonly hex: string;
}

function readFrame(hex: string): ReadFrame {
  const frame = bytesOf(hex);
  const view = new DataView(frame.buffer);
  const isLittleEndian = view.getUint32(0, true) === frame.length - 4; // one capture shows byte-order = big-endian
  assert.equal(view.getUint32(0, isLittleEndian), frame.length - 4);
  const pdu = decodePdu(frame, 4);
  const prefix = { lengthPrefix: frame.length - 4 };
  if (pdu.kind !== "payload") {
    return { form: { ...prefix, instruction: controlForm(pdu) }, hex: framed(encodePdu(pdu), isLittleEndian) };
  }
  const container = decodeContainer(pdu.bytes);
  const { envelope } = container;
  const again = { ...container, envelope: envelope && { ...envelope, payload: remade(envelope.payload) } };
  return {
    form: { ...prefix, payload: containerForm(container) },
    hex: framed(encodePdu({ kind: "payload", bytes: encodeContainer(again) }), isLittleEndian),
  };
}

function framed(body: Uint8Array, isLittleEndian: boolean): string {
  const frame = new Uint8Array(4 + body.length);
  new DataView(frame.buffer).setUint32(0, body.length, isLittleEndian);
  frame.set(body, 4);
  return hexOf(frame);
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return "no error";
}

const cursor = new EnvelopeCursor();
const encoder = new EnvelopeEncoder();

/** A data frame taken apart and put together again by the hot codec, without a string in between. */
function rewrittenInPlace(frame: Uint8Array): string {
  cursor.read(frame, 4, frame.length);
  assert.equal(cursor.kind, "payload");
  const part = (start: number, end: number): Uint8Array => frame.subarray(start, end);
  const ack = cursor.hasAck ? part(cursor.ackStart, cursor.ackEnd) : undefined;
  if (cursor.hasEnvelope) {
    encoder.append(
      part(cursor.recipientStart, cursor.recipientEnd),
      cursor.senderEnd === 0 ? undefined : part(cursor.senderStart, cursor.senderEnd),
      cursor.serializerId,
      part(cursor.manifestStart, cursor.manifestEnd),
      frame,
      cursor.payloadStart,
      cursor.payloadEnd,
      cursor.seq,
      ack,
    );
  } else {
    encoder.appendAck(ack ?? assert.fail("neither a message nor an acknowledgement"));
  }
  return hexOf(encoder.takeBlock());
}

const frameFiles = readdirSync(FOLDER).filter((file) => /^frames-.*\.json$/.test(file));

describe("frames captured from Akka.NET", () => {
  let checked = 0;

  for (const file of frameFiles) {
    it(`${file}: every frame reads as recorded and is written again byte for byte`, () => {
      for (const entry of entriesOf(file)) {
        if (entry.hex === "") continue; // a connection event
        checkFrame(`${file} ${entry.name}`, entry);
        checked += 1;
      }
    });
  }

  it("leaves none out", () => {
    const all = frameFiles.flatMap(entriesOf).filter(({ hex }) => hex !== "");
    assert.equal(frameFiles.length, 23);
    assert.equal(all.length, 450);
    assert.equal(checked, all.length);
  });
});

function checkFrame(id: string, { hex, decoded, description }: GoldenEntry): void {
  const refused = REFUSED.get(id);
  if (refused !== undefined) {
    assert.equal(
      codeOf(() => readFrame(hex)),
      refused,
      id,
    );
    return;
  }
  if (REFUSED_INSIDE.has(id)) {
    const pdu = decodePdu(bytesOf(hex), 4);
    assert.equal(pdu.kind === "payload" && decodeContainer(pdu.bytes).envelope?.seq, 0n);
    assert.equal(
      codeOf(() => readFrame(hex)),
      "RITSEM_WIRE_FORMAT",
      id,
    );
    return;
  }
  const read = readFrame(hex);
  if (read.form["payload"] !== undefined) assert.equal(rewrittenInPlace(bytesOf(read.hex)).slice(8), read.hex.slice(8), id); // prefix: always little-endian here
  if (!NOT_CANONICAL.has(id)) {
    assert.deepEqual(read.form, decoded, `${id}: ${description}`);
    assert.equal(read.hex, hex, `${id}: ${description}`);
    return;
  }
  if (decoded !== null) assert.deepEqual(withoutPeculiarities(read.form), withoutPeculiarities(decoded), `${id}: ${description}`);
  assert.notEqual(read.hex, hex, `${id} is canonical after all`);
  assert.deepEqual(withoutPeculiarities(readFrame(read.hex).form), withoutPeculiarities(read.form), id);
}

describe("payloads captured from Akka.NET's serializers", () => {
  /** The entries that went to another serializer than the file's, or to none. */
  const files = [
    { file: "serializer-misc.json", serializerId: 16, elsewhere: ["LocalScope"] },
    { file: "serializer-selection.json", serializerId: 6, elsewhere: [] },
    { file: "serializer-system-messages.json", serializerId: 22, elsewhere: ["NoMessage"] },
    { file: "serializer-daemon-create.json", serializerId: 3, elsewhere: [] },
  ];

  for (const { file, serializerId, elsewhere } of files) {
    const entries = entriesOf(file);
    it(`${file}: all ${entries.length} read as recorded and are written again byte for byte`, () => {
      const passed: string[] = [];
      for (const entry of entries) {
        if (entry.serializerId !== serializerId) {
          passed.push(entry.name);
          continue;
        }
        const payload: Payload = { serializerId, manifest: entry.manifest ?? "", bytes: bytesOf(entry.hex) };
        assert.deepEqual(readableForm(payload), entry.decoded, entry.name);
        assert.equal(hexOf(remade(payload).bytes), entry.hex, entry.name);
      }
      assert.deepEqual(passed, elsewhere);
    });
  }
});
