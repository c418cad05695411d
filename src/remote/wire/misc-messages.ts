import { readActorRefPath, writeActorRefPath } from "./actor-ref-data.ts";
import { type AddressData, EMPTY_ADDRESS, readAddressData, writeAddressData } from "./address-data.ts";
import { type ExceptionData, readExceptionData, writeExceptionData } from "./exception-data.ts";
import { lengthDelimitedTag, varintTag } from "./field-tag.ts";
import { NULL_PAYLOAD, type Payload, readPayload, writePayload } from "./payload.ts";
import { ProtoReader } from "./proto-reader.ts";
import { encodeMessage, type ProtoWriter } from "./proto-writer.ts";
import * as router from "./router-config-data.ts";
import { WireFormatError } from "./errors.ts";

/** Akka's own messages and values; serializer 16. */
export type MiscMessage =
  | { readonly kind: "identify"; readonly messageId: Payload | undefined }
  | {
      readonly kind: "actor-identity";
      readonly correlationId: Payload;
      /** Full path with uid; `undefined` if no actor was found. */
      readonly path: string | undefined;
    }
  | {
      readonly kind: "actor-ref";
      /** Full path, or `nobody`. */
      readonly path: string;
    }
  | { readonly kind: "poison-pill" | "kill" | "intentional-restart" | "remote-watcher-heartbeat" | "local-scope" }
  | {
      readonly kind: "remote-watcher-heartbeat-response";
      /** Of the system that answers; signed 32-bit. */
      readonly uid: number;
    }
  | { readonly kind: "status-success"; readonly status: Payload }
  | { readonly kind: "status-failure"; readonly cause: ExceptionData | undefined; readonly state: Payload }
  | {
      readonly kind: "remote-scope";
      /** With the full protocol, `akka.tcp`. */
      readonly node: AddressData;
    }
  | {
      readonly kind: "config";
      /** HOCON. */
      readonly text: string;
    }
  | ({ readonly kind: "from-config" } & router.FromConfigData)
  | ({ readonly kind: "default-resizer" } & router.ResizerData)
  | ({ readonly kind: "round-robin-pool" | "broadcast-pool" | "random-pool" | "consistent-hashing-pool" } & router.RoutingPoolData)
  | ({ readonly kind: "scatter-gather-pool" | "tail-chopping-pool" } & router.TimedPoolData)
  | ({ readonly kind: "remote-router-config" } & router.RemoteRouterData);

/** What each kind is called on the wire. */
export const MISC_MANIFEST: Readonly<Record<MiscMessage["kind"], string>> = {
  identify: "ID",
  "actor-identity": "AID",
  "actor-ref": "AR",
  "poison-pill": "PP",
  kill: "K",
  "intentional-restart": "IR",
  "remote-watcher-heartbeat": "RWHB",
  "remote-watcher-heartbeat-response": "RWHR",
  "status-success": "STS",
  "status-failure": "STF",
  "local-scope": "LS",
  "remote-scope": "RS",
  config: "CF",
  "from-config": "FC",
  "default-resizer": "DR",
  "round-robin-pool": "RORRP",
  "broadcast-pool": "ROBP",
  "random-pool": "RORP",
  "consistent-hashing-pool": "ROCHP",
  "scatter-gather-pool": "ROSGP",
  "tail-chopping-pool": "ROTCP",
  "remote-router-config": "RORRC",
};

const KIND_BY_MANIFEST: ReadonlyMap<string, MiscMessage["kind"]> = new Map(
  Object.entries(MISC_MANIFEST).map(([kind, manifest]) => [manifest, kind as MiscMessage["kind"]]),
);

const UTF8_ENCODER = new TextEncoder();
const UTF8_DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

const MESSAGE_ID = lengthDelimitedTag(1);
const CORRELATION_ID = lengthDelimitedTag(1);
const IDENTITY_PATH = lengthDelimitedTag(2);
const UID = varintTag(1);
const STATUS = lengthDelimitedTag(1);
const CAUSE = lengthDelimitedTag(1);
const STATE = lengthDelimitedTag(2);
const NODE = lengthDelimitedTag(1);

/** Throws {@link WireFormatError} for bytes that do not fit, and for a manifest of no such message. */
export function decodeMiscMessage(manifest: string, bytes: Uint8Array): MiscMessage {
  const kind = KIND_BY_MANIFEST.get(manifest);
  if (kind === undefined) throw new WireFormatError(`serializer 16 knows no manifest "${manifest.slice(0, 200)}"`, 0);
  if (kind === "config") return { kind, text: UTF8_DECODER.decode(bytes) };
  const reader = new ProtoReader(bytes);
  switch (kind) {
    case "identify":
      return { kind, messageId: readOnly(reader, MESSAGE_ID, readPayload) };
    case "actor-identity":
      return readActorIdentity(reader);
    case "actor-ref":
      return { kind, path: readActorRefPath(reader) };
    case "poison-pill":
    case "kill":
    case "intentional-restart":
    case "remote-watcher-heartbeat":
    case "local-scope":
      return { kind }; // INTEROP: whatever the bytes are, Akka.NET does not look at them
    case "remote-watcher-heartbeat-response":
      return readHeartbeatResponse(reader);
    case "status-success":
      return { kind, status: readOnly(reader, STATUS, readPayload) ?? NULL_PAYLOAD };
    case "status-failure":
      return readStatusFailure(reader);
    case "remote-scope":
      return { kind, node: readOnly(reader, NODE, readAddressData) ?? EMPTY_ADDRESS };
    case "from-config":
      return { kind, ...router.readFromConfig(reader) };
    case "default-resizer":
      return { kind, ...router.readResizer(reader) };
    case "round-robin-pool":
    case "broadcast-pool":
    case "random-pool":
    case "consistent-hashing-pool":
      return { kind, ...router.readRoutingPool(reader) };
    case "scatter-gather-pool":
    case "tail-chopping-pool":
      return { kind, ...router.readTimedPool(reader) };
    case "remote-router-config":
      return { kind, ...router.readRemoteRouter(reader) };
  }
}

/** The bytes; the manifest is {@link MISC_MANIFEST} of the message's kind. */
export function encodeMiscMessage(message: MiscMessage): Uint8Array {
  return message.kind === "config" ? UTF8_ENCODER.encode(message.text) : encodeMessage(message, writeMiscMessage);
}

function writeMiscMessage(writer: ProtoWriter, message: Exclude<MiscMessage, { kind: "config" }>): void {
  switch (message.kind) {
    case "identify":
      if (message.messageId !== undefined) writer.message(MESSAGE_ID, message.messageId, writePayload);
      return;
    case "actor-identity":
      writer.message(CORRELATION_ID, message.correlationId, writePayload);
      writer.string(IDENTITY_PATH, message.path ?? "");
      return;
    case "actor-ref":
      return writeActorRefPath(writer, message.path);
    case "poison-pill":
    case "kill":
    case "intentional-restart":
    case "remote-watcher-heartbeat":
    case "local-scope":
      return;
    case "remote-watcher-heartbeat-response":
      return writer.varint(UID, message.uid);
    case "status-success":
      return writer.message(STATUS, message.status, writePayload);
    case "status-failure":
      writer.message(CAUSE, message.cause, writeExceptionData);
      return writer.message(STATE, message.state, writePayload);
    case "remote-scope":
      return writer.message(NODE, message.node, writeAddressData);
    case "from-config":
      return router.writeFromConfig(writer, message);
    case "default-resizer":
      return router.writeResizer(writer, message);
    case "round-robin-pool":
    case "broadcast-pool":
    case "random-pool":
    case "consistent-hashing-pool":
      return router.writeRoutingPool(writer, message);
    case "scatter-gather-pool":
    case "tail-chopping-pool":
      return router.writeTimedPool(writer, message);
    case "remote-router-config":
      return router.writeRemoteRouter(writer, message);
  }
}

/** The one field of a message that has only this one. */
function readOnly<T>(reader: ProtoReader, tag: number, read: (reader: ProtoReader) => T): T | undefined {
  let value: T | undefined;
  while (reader.next()) {
    if (reader.tag === tag) value = reader.message(read);
    else reader.skip();
  }
  return value;
}

function readActorIdentity(reader: ProtoReader): MiscMessage {
  let correlationId = NULL_PAYLOAD;
  let path = "";
  while (reader.next()) {
    if (reader.tag === CORRELATION_ID) correlationId = reader.message(readPayload);
    else if (reader.tag === IDENTITY_PATH) path = reader.string();
    else reader.skip();
  }
  return { kind: "actor-identity", correlationId, path: path === "" ? undefined : path };
}

function readHeartbeatResponse(reader: ProtoReader): MiscMessage {
  let uid = 0;
  while (reader.next()) {
    if (reader.tag === UID)
      uid = reader.int32(); // INTEROP: 64 bits on the wire, of which Akka.NET keeps the lower 32
    else reader.skip();
  }
  return { kind: "remote-watcher-heartbeat-response", uid };
}

function readStatusFailure(reader: ProtoReader): MiscMessage {
  let cause: ExceptionData | undefined;
  let state = NULL_PAYLOAD;
  while (reader.next()) {
    if (reader.tag === CAUSE) cause = reader.message(readExceptionData);
    else if (reader.tag === STATE) state = reader.message(readPayload);
    else reader.skip();
  }
  return { kind: "status-failure", cause, state };
}
