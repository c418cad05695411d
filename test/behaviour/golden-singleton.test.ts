import { readFileSync } from "node:fs";
import { assert, describe, it } from "vitest";
import { ClusterSingletonMessageSerializer } from "../../src/cluster-tools/singleton/serializer/cluster-singleton-message-serializer.ts";
import { decodeContainer } from "../../src/remote/wire/envelope.ts";
import { decodePdu } from "../../src/remote/wire/pdu.ts";
import { decodeSelectionEnvelope } from "../../src/remote/wire/selection-envelope.ts";
import { bytesOf, hexOf } from "./golden-form.ts";

interface Entry {
  readonly name: string;
  readonly hex: string;
  readonly manifest?: string;
}

const SINGLETON_SERIALIZER_ID = 14;
const FOLDER = new URL("../fixtures/golden/", import.meta.url);
const serializer = new ClusterSingletonMessageSerializer(SINGLETON_SERIALIZER_ID);
const entriesOf = (file: string): readonly Entry[] => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as readonly Entry[];

describe("messages captured from the serializer of singleton managers", () => {
  for (const { name, hex, manifest = "" } of entriesOf("cluster-serializer-singleton.json")) {
    it(`are read and written again byte for byte: ${name}`, () => {
      const message = serializer.fromBytes(bytesOf(hex), manifest);
      assert.equal((message as object).constructor.name, name);
      assert.equal(serializer.manifestOf(message), manifest);
      assert.equal(hexOf(serializer.toBytes(message)), hex);
    });
  }
});

describe("frames captured while a singleton moves", () => {
  it("contain the messages of a hand-over in this order", () => {
    const kinds = entriesOf("cluster-frames-singleton.json").flatMap(({ hex }) => {
      const message = messageIn(hex);
      return message === undefined ? [] : [message.constructor.name];
    });
    assert.include(kinds.join(), "HandOverInProgress");
    assert.equal(kinds.at(-1), "HandOverDone");
    assert.sameMembers([...new Set(kinds)], ["HandOverToMe", "TakeOverFromMe", "HandOverInProgress", "HandOverDone"]);
  });
});

/** The message of serializer 14 in a frame, with or without a selection around it. */
function messageIn(hex: string): object | undefined {
  if (hex === "") return undefined;
  const pdu = decodePdu(bytesOf(hex), 4);
  if (pdu.kind !== "payload") return undefined;
  let payload = decodeContainer(pdu.bytes).envelope?.payload;
  if (payload?.serializerId === 6) ({ payload } = decodeSelectionEnvelope(payload.bytes));
  return payload?.serializerId === SINGLETON_SERIALIZER_ID ? (serializer.fromBytes(payload.bytes, payload.manifest) as object) : undefined;
}
