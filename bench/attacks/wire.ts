// What an attacker writes on the wire, made without the library that is attacked.

/** A protobuf field of so many bytes. */
export function field(number: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([varintBytes((number << 3) | 2), varintBytes(content.length), content]);
}

export function text(number: number, value: string): Buffer {
  return field(number, Buffer.from(value));
}

export function varint(number: number, value: number | bigint): Buffer {
  return Buffer.concat([varintBytes(number << 3), varintBytes(value)]);
}

export function fixed64(number: number, value: number | bigint): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = (number << 3) | 1;
  bytes.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)), 1);
  return bytes;
}

/** `body` behind its length, little-endian. */
export function frame(...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([prefix(body.length), body]);
}

/** The length prefix of a frame alone, which may not be true. */
export function prefix(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(length);
  return bytes;
}

export interface Origin {
  readonly system: string;
  readonly host?: string;
  readonly port?: number;
  readonly protocol?: string;
  readonly uid?: number | bigint;
}

export function associate({ system, host = "127.0.0.1", port = 1, protocol = "tcp", uid = 1 }: Origin): Buffer {
  const origin = field(1, text(1, system), text(2, host), varint(3, port), text(4, protocol));
  return control(1, field(2, origin, fixed64(2, uid)));
}

/** A frame of the Akka protocol: 1 ASSOCIATE, 2 DISASSOCIATE, 3 HEARTBEAT, 4 DISASSOCIATE_SHUTTING_DOWN, 5 DISASSOCIATE_QUARANTINED. */
export function control(command: number, ...rest: readonly Buffer[]): Buffer {
  return frame(field(2, varint(1, command), ...rest));
}

export interface Said {
  /** Full path of the recipient. */
  readonly to: string;
  readonly from?: string;
  readonly serializerId: number;
  readonly manifest?: string;
  readonly bytes: Buffer;
  /** Of a system message; absent: not numbered. */
  readonly seq?: number | bigint;
}

/** A message in its envelope. */
export function said({ to, from, serializerId, manifest = "", bytes, seq = -1 }: Said): Buffer {
  const sender = from === undefined ? Buffer.alloc(0) : field(4, text(1, from));
  const envelope = field(2, field(1, text(1, to)), field(2, payload(bytes, serializerId, manifest)), sender, fixed64(5, seq));
  return frame(field(1, envelope));
}

export function payload(bytes: Buffer, serializerId: number, manifest = ""): Buffer {
  return Buffer.concat([field(1, bytes), varint(2, serializerId), manifest === "" ? Buffer.alloc(0) : text(3, manifest)]);
}

/** An acknowledgement alone. */
export function acknowledgement(cumulative: number | bigint, negative: readonly (number | bigint)[] = []): Buffer {
  return frame(field(1, field(1, fixed64(1, cumulative), ...negative.map((seq) => fixed64(2, seq)))));
}

function varintBytes(value: number | bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}
