import type { Assault, Attack } from "./assault.ts";
import { field, payload, text, varint } from "./wire.ts";

const NESTED_MANIFESTS = { success: "STS", failure: "STF", identify: "ID" } as const;

function misc(name: string, count: number, manifest: string, bytes: Buffer, actor?: string): Attack {
  return { name, run: (assault) => assault.say(count, () => ({ serializerId: 16, manifest, bytes }), actor) };
}

function nested(manifest: string, levels: number): Buffer {
  let bytes: Buffer = Buffer.alloc(0);
  for (let level = 0; level < levels; level += 1) bytes = field(1, payload(bytes, 16, manifest));
  return bytes;
}

function wide(number: number, length: number, content: Buffer): Buffer {
  return Buffer.concat(Array.from({ length }, () => field(number, content)));
}

/** Attacks by Akka's own messages: serializer 16. */
export const onMiscMessages: readonly Attack[] = [
  misc("successes within successes", 200, NESTED_MANIFESTS.success, nested("STS", 3_000)),
  misc("identities within identities", 200, NESTED_MANIFESTS.identify, nested("ID", 3_000)),
  misc("a failure with an exception of 99 levels", 5_000, NESTED_MANIFESTS.failure, field(1, levels(99))),
  misc("a failure with an exception of 4 000 levels", 300, NESTED_MANIFESTS.failure, field(1, levels(4_000))),
  misc("an exception with 5 000 fields", 300, NESTED_MANIFESTS.failure, field(1, text(1, "E, A"), wide(6, 5_000, text(1, "k")))),
  misc(
    "an exception with a text of 120 kB, logged",
    200,
    NESTED_MANIFESTS.failure,
    field(1, text(1, "E, A"), text(2, "x".repeat(120_000))),
    "logger",
  ),
  misc("a pool of two billion routees", 5_000, "RORRP", Buffer.concat([varint(1, 0x7fff_ffff)])),
  misc("a configuration of nested objects", 300, "CF", text(1, "a{".repeat(40_000))),
  misc("unknown manifests", 100_000, "XYZ", Buffer.alloc(0)),
  misc("heartbeats of a watcher", 200_000, "RWHB", Buffer.alloc(0), "echo"),
  misc("refs of 100 kB", 300, "AR", text(1, `akka.tcp://A@a:1/user/${"x".repeat(100_000)}`)),
  misc("a PoisonPill for an actor", 100, "PP", Buffer.alloc(0), "sink"),
];

function levels(count: number): Buffer {
  let bytes: Buffer = text(1, "E, A");
  for (let level = 0; level < count; level += 1) bytes = Buffer.concat([text(1, "E, A"), field(5, bytes)]);
  return bytes;
}

function raw(name: string, count: number, serializerId: number, manifest: string, bytes: Buffer): Attack {
  return { name, run: (assault) => assault.say(count, () => ({ serializerId, manifest, bytes })) };
}

const NUMBERS = Buffer.concat(Array.from({ length: 30_000 }, () => varint(1, 1)));

/** Attacks by protobuf messages, primitives and bytes: serializers 2, 17, 4 and ones that do not exist. */
export const onOtherPayloads: readonly Attack[] = [
  raw("an unknown protobuf type", 100_000, 2, "google.protobuf.Unknown", Buffer.alloc(20)),
  raw("a protobuf type name of 100 kB", 300, 2, "x".repeat(100_000), Buffer.alloc(0)),
  raw("a protobuf value nested 20 000 levels", 300, 2, "google.protobuf.Struct", deepValue(4_000)),
  raw("a protobuf struct of 10 000 fields", 300, 2, "google.protobuf.Struct", wide(1, 10_000, text(1, "k"))),
  raw("a protobuf message of unknown fields", 300, 2, "google.protobuf.Duration", NUMBERS),
  raw("a string that is not UTF-8", 300, 17, "S", Buffer.alloc(120_000, 0xff)),
  raw("a long manifest of a primitive", 300, 17, `System.Int32${" ".repeat(100_000)}, mscorlib`, Buffer.from("1")),
  raw("an int of 120 000 digits", 300, 17, "I", Buffer.alloc(120_000, 0x39)),
  raw("bytes of 120 kB", 300, 4, "", Buffer.alloc(120_000)),
  raw("a serializer that does not exist", 200_000, 4711, "x", Buffer.alloc(10)),
  raw("null", 200_000, 0, "", Buffer.alloc(0)),
  raw("a serializer with the largest number", 50_000, 0x7fff_ffff, "x", Buffer.alloc(0)),
];

function deepValue(count: number): Buffer {
  let bytes: Buffer = Buffer.alloc(0);
  for (let level = 0; level < count; level += 1) bytes = field(1, text(1, "k"), field(2, field(5, bytes)));
  return bytes;
}

function create(assault: Assault, path: string, className: string, args: readonly Buffer[], deploy = Buffer.alloc(0)): Buffer {
  const packed = args.flatMap((arg) => [field(4, arg), text(5, "S")]);
  const ids = field(6, Buffer.from(args.map(() => 17)));
  const props = field(1, field(2, deploy), text(3, className), ...packed, ids, field(7, Buffer.from(args.map(() => 1))));
  return Buffer.concat([props, text(3, path), field(4, text(1, `${assault.self}`))]);
}

function deployment(name: string, count: number, command: (assault: Assault, index: number) => Buffer): Attack {
  return {
    name,
    run: (assault) => assault.say(count, (index) => ({ to: `${assault.node}/remote`, serializerId: 3, bytes: command(assault, index) })),
  };
}

const KNOWN = "Bench.Deployed, Bench";
const placeOf = ({ node }: Assault, index: number | string): string => `${node}/remote/akka.tcp/Evil@127.0.0.1:1/user/x/d${index}`;

/** Attacks by commands to create actors: serializer 3. */
export const onDeployments: readonly Attack[] = [
  deployment("ever new actors of a registered class", 30_000, (assault, index) => create(assault, placeOf(assault, index), KNOWN, [])),
  deployment("the same actor again and again", 50_000, (assault) => create(assault, placeOf(assault, 0), KNOWN, [])),
  deployment("classes that are not registered", 50_000, (assault, index) =>
    create(assault, placeOf(assault, index), `Evil${index}, Evil`, []),
  ),
  deployment("a class name of 100 kB", 300, (assault, index) => create(assault, placeOf(assault, index), "x".repeat(100_000), [])),
  deployment("10 000 arguments", 300, (assault, index) =>
    create(
      assault,
      placeOf(assault, index),
      KNOWN,
      Array.from({ length: 5_000 }, () => Buffer.from("a")),
    ),
  ),
  deployment("one argument of 120 kB", 300, (assault, index) =>
    create(assault, placeOf(assault, index), KNOWN, [Buffer.alloc(110_000, 0x61)]),
  ),
  deployment("a path of 20 000 levels", 300, (assault, index) =>
    create(assault, `${placeOf(assault, index)}${"/a".repeat(20_000)}`, KNOWN, []),
  ),
  deployment("a path that leads out of the folder", 20_000, (assault) => create(assault, `${assault.node}/user/../system/x`, KNOWN, [])),
  deployment("a pool of 99 000 routees", 3, (assault, index) =>
    create(
      assault,
      placeOf(assault, `pool${index}`),
      KNOWN,
      [],
      Buffer.concat([field(3, varint(1, 99_000)), varint(10, 16), text(11, "RORRP")]),
    ),
  ),
  deployment("a router of routers", 300, (assault, index) =>
    create(
      assault,
      placeOf(assault, index),
      KNOWN,
      [],
      Buffer.concat([field(3, nested("RORRC", 2_000)), varint(10, 16), text(11, "RORRC")]),
    ),
  ),
  deployment("a deploy with a configuration of 40 000 levels", 300, (assault, index) =>
    create(
      assault,
      placeOf(assault, index),
      KNOWN,
      [],
      Buffer.concat([field(2, text(1, "a{".repeat(40_000))), varint(8, 16), text(9, "CF")]),
    ),
  ),
  deployment("a command without props", 50_000, (assault) => text(3, placeOf(assault, 0))),
];
