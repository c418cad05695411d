import { ByteSlab } from "../../src/serialization/newtonsoft/byte-slab.ts";
import { Utf8 } from "../../src/serialization/json/utf8.ts";
import { asciiText } from "../../src/serialization/quick/ascii-text.ts";
import { PrimitiveSerializer } from "../../src/serialization/serializers/primitive.ts";
import type { MicroCase } from "./micro-case.ts";

const TEXTS = 240;
/** Lengths of names and short sentences. */
const LENGTHS = [3, 6, 8, 11, 12, 14, 20, 30];
const texts = Array.from({ length: TEXTS }, (_, index) => "Hello, world, and all in it! 123".slice(0, LENGTHS[index % LENGTHS.length]));

export function asciiTextCase(): MicroCase {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const bytes = new TextEncoder().encode(texts.join(""));
  const readAll = (read: (start: number, length: number) => string): string[] => {
    let at = 0;
    return texts.map(({ length }) => {
      at += length;
      return read(at - length, length);
    });
  };
  return {
    files: ["src/serialization/quick/ascii-text.ts"],
    plainly: "TextDecoder",
    operations: TEXTS,
    hot: { run: () => readAll((start, length) => asciiText(bytes, start, length, decoder)) },
    plain: { run: () => readAll((start, length) => decoder.decode(bytes.subarray(start, start + length))) },
  };
}

export function utf8Case(): MicroCase {
  const utf8 = new Utf8();
  const encoder = new TextEncoder();
  return {
    files: ["src/serialization/json/utf8.ts"],
    plainly: "TextEncoder",
    operations: TEXTS,
    hot: { run: () => texts.map((text) => utf8.encode(text)) },
    plain: { run: () => texts.map((text) => encoder.encode(text)) },
  };
}

/** Documents of the size of small messages, which is beyond what the engine keeps within an object. */
export function byteSlabCase(): MicroCase {
  const documents = texts.map(
    (text, index) => `{"$id":"1","$type":"ChatMessages.SayRequest, ChatMessages","Text":"${text}","Index":${index}}`,
  );
  const slab = new ByteSlab();
  const scratch = new Uint8Array(1024);
  const write = (text: string, target: Uint8Array, offset: number): number => {
    const { length } = text;
    if (offset + length > target.length) return -1;
    for (let index = 0; index < length; index += 1) target[offset + index] = text.charCodeAt(index);
    return offset + length;
  };
  return {
    files: ["src/serialization/newtonsoft/byte-slab.ts"],
    plainly: "a buffer for each",
    operations: TEXTS,
    hot: { run: () => documents.map((text) => slab.take((target, offset) => write(text, target, offset))) },
    plain: { run: () => documents.map((text) => scratch.slice(0, write(text, scratch, 0))) },
  };
}

/** There and back, as remoting does: within a buffer. */
export function primitiveCase(): MicroCase {
  const serializer = new PrimitiveSerializer(17, false);
  const messages = texts.flatMap((text, index): readonly (string | number | bigint)[] => [text, index, BigInt(index)]);
  const target = new Uint8Array(64);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const view = new DataView(target.buffer);
  const plain = (message: string | number | bigint): unknown => {
    const manifest = typeof message === "string" ? "System.String" : typeof message === "number" ? "System.Int32" : "System.Int64";
    switch (manifest) {
      case "System.String": {
        const bytes = encoder.encode(message as string);
        target.set(bytes);
        return decoder.decode(target.subarray(0, bytes.length));
      }
      case "System.Int32":
        view.setInt32(0, message as number, true);
        return view.getInt32(0, true);
      default:
        view.setBigInt64(0, message as bigint, true);
        return view.getBigInt64(0, true);
    }
  };
  const hot = (message: string | number | bigint): unknown =>
    serializer.decodeFrom(target, 0, serializer.encodeInto(message, target, 0), serializer.manifestOf(message));
  return {
    files: ["src/serialization/serializers/primitive.ts"],
    plainly: "TextEncoder, TextDecoder and DataView",
    operations: messages.length,
    hot: { run: () => messages.map(hot) },
    plain: { run: () => messages.map(plain) },
  };
}
