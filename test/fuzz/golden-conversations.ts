import { readdirSync, readFileSync } from "node:fs";

interface GoldenFrame {
  readonly direction: string;
  readonly connection?: number;
  readonly hex: string;
}

interface GoldenPayload {
  readonly serializerId?: number;
  readonly manifest: string | null;
  readonly hex: string;
}

/** A message as captured, to be put into any envelope. */
export interface CapturedPayload {
  readonly serializerId: number;
  readonly manifest: string;
  readonly bytes: Uint8Array;
}

const FOLDER = new URL("../fixtures/golden/", import.meta.url);

/** What peers said to Beta, one conversation for each captured connection: the bodies of its frames, in order, each beginning with an ASSOCIATE. */
export function goldenConversations(): readonly (readonly Uint8Array[])[] {
  const conversations = new Map<string, Uint8Array[]>();
  for (const file of filesLike("frames-")) {
    for (const { direction, connection, hex } of entriesOf<GoldenFrame>(file)) {
      if (hex === "" || !direction.endsWith("->Beta")) continue;
      const key = `${file} ${direction} ${connection}`;
      conversations.set(key, [...(conversations.get(key) ?? []), atBeta(Buffer.from(hex, "hex")).subarray(4)]);
    }
  }
  const associate = [...conversations.values()].map(([first]) => first).find((first) => first !== undefined && isAssociate(first));
  if (associate === undefined) throw new Error("no captured conversation begins with an ASSOCIATE");
  return [...conversations.values()]
    .map((frames) => (frames[0] !== undefined && isAssociate(frames[0]) ? frames : [associate, ...frames]))
    .filter(({ length }) => length > 1);
}

/** Every captured message of every serializer. */
export function goldenPayloads(): readonly CapturedPayload[] {
  return filesLike("serializer-").flatMap((file) =>
    entriesOf<GoldenPayload>(file).map(({ serializerId, manifest, hex }) => ({
      serializerId: serializerId ?? 0,
      manifest: manifest ?? "",
      bytes: Uint8Array.from(Buffer.from(hex, "hex")),
    })),
  );
}

function filesLike(prefix: string): readonly string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.startsWith(prefix) && name.endsWith(".json"))
    .sort();
}

function entriesOf<T>(file: string): readonly T[] {
  return JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as readonly T[];
}

/** Beta was captured at two ports; here it has one. Both have five digits, so no length changes. */
function atBeta(bytes: Buffer): Uint8Array {
  return Uint8Array.from(Buffer.from(bytes.toString("latin1").replaceAll("127.0.0.1:25600", "127.0.0.1:25531"), "latin1"));
}

function isAssociate(body: Uint8Array): boolean {
  return body[0] === 0x12 && body[2] === 0x08 && body[3] === 0x01;
}
