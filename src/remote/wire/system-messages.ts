import { readActorRefPath, writeActorRefPath } from "./actor-ref-data.ts";
import { type ExceptionData, readExceptionData, writeExceptionData } from "./exception-data.ts";
import { lengthDelimitedTag, varintTag } from "./field-tag.ts";
import { ProtoReader } from "./proto-reader.ts";
import { encodeMessage, type ProtoWriter } from "./proto-writer.ts";
import { WireFormatError } from "./errors.ts";

/** Messages between actor systems about actors; serializer 22. Actors are full paths. */
export type SystemMessageData =
  | { readonly kind: "watch" | "unwatch"; readonly watchee: string; readonly watcher: string }
  | { readonly kind: "supervise"; readonly child: string; readonly isAsync: boolean }
  | {
      readonly kind: "failed";
      readonly child: string;
      readonly cause: ExceptionData | undefined;
      /** The path uid of the child. */
      readonly uid: number;
    }
  | { readonly kind: "create" | "recreate" | "resume"; readonly cause: ExceptionData | undefined }
  | { readonly kind: "suspend" | "terminate" }
  | {
      readonly kind: "death-watch-notification";
      readonly actor: string;
      readonly existenceConfirmed: boolean;
      readonly addressTerminated: boolean;
    };

/** What each kind is called on the wire. INTEROP: names of .NET types; serializer 22 knows no short form. */
export const SYSTEM_MESSAGE_MANIFEST: Readonly<Record<SystemMessageData["kind"], string>> = {
  create: "Akka.Dispatch.SysMsg.Create, Akka",
  recreate: "Akka.Dispatch.SysMsg.Recreate, Akka",
  resume: "Akka.Dispatch.SysMsg.Resume, Akka",
  suspend: "Akka.Dispatch.SysMsg.Suspend, Akka",
  supervise: "Akka.Dispatch.SysMsg.Supervise, Akka",
  failed: "Akka.Dispatch.SysMsg.Failed, Akka",
  watch: "Akka.Dispatch.SysMsg.Watch, Akka",
  unwatch: "Akka.Dispatch.SysMsg.Unwatch, Akka",
  "death-watch-notification": "Akka.Dispatch.SysMsg.DeathWatchNotification, Akka",
  terminate: "Akka.Dispatch.SysMsg.Terminate, Akka",
};

const KIND_BY_MANIFEST: ReadonlyMap<string, SystemMessageData["kind"]> = new Map(
  Object.entries(SYSTEM_MESSAGE_MANIFEST).map(([kind, manifest]) => [manifest, kind as SystemMessageData["kind"]]),
);

// The layouts differ only in the names of fields, so they share tags: an actor first, then a value about it.
const ACTOR = lengthDelimitedTag(1);
const CAUSE_ALONE = lengthDelimitedTag(1);
const WATCHER = lengthDelimitedTag(2);
const CAUSE = lengthDelimitedTag(2);
const FIRST_FLAG = varintTag(2);
const SECOND_FLAG = varintTag(3);
const UID = varintTag(3);

/** Throws {@link WireFormatError} for bytes that do not fit, and for a manifest of no system message. */
export function decodeSystemMessage(manifest: string, bytes: Uint8Array): SystemMessageData {
  const kind = KIND_BY_MANIFEST.get(manifest);
  if (kind === undefined) throw new WireFormatError(`no system message has the manifest "${manifest.slice(0, 200)}"`, 0);
  const reader = new ProtoReader(bytes);
  switch (kind) {
    case "watch":
    case "unwatch":
      return readWatch(kind, reader);
    case "supervise": {
      const { actor, firstFlag } = readFlags(reader);
      return { kind, child: actor, isAsync: firstFlag };
    }
    case "failed":
      return readFailed(reader);
    case "create":
    case "recreate":
    case "resume":
      return readCause(kind, reader);
    case "suspend":
    case "terminate":
      while (reader.next()) reader.skip();
      return { kind };
    case "death-watch-notification": {
      const { actor, firstFlag, secondFlag } = readFlags(reader);
      return { kind, actor, existenceConfirmed: firstFlag, addressTerminated: secondFlag };
    }
  }
}

/** The bytes; the manifest is {@link SYSTEM_MESSAGE_MANIFEST} of the message's kind. */
export function encodeSystemMessage(message: SystemMessageData): Uint8Array {
  return encodeMessage(message, writeSystemMessage);
}

function writeSystemMessage(writer: ProtoWriter, message: SystemMessageData): void {
  switch (message.kind) {
    case "watch":
    case "unwatch":
      writer.message(ACTOR, message.watchee, writeActorRefPath);
      writer.message(WATCHER, message.watcher, writeActorRefPath);
      return;
    case "supervise":
      writer.message(ACTOR, message.child, writeActorRefPath);
      writer.bool(FIRST_FLAG, message.isAsync);
      return;
    case "failed":
      writer.message(ACTOR, message.child, writeActorRefPath);
      writer.message(CAUSE, message.cause, writeExceptionData);
      writer.varint(UID, message.uid);
      return;
    case "create":
    case "recreate":
    case "resume":
      writer.message(CAUSE_ALONE, message.cause, writeExceptionData);
      return;
    case "suspend":
    case "terminate":
      return;
    case "death-watch-notification":
      writer.message(ACTOR, message.actor, writeActorRefPath);
      writer.bool(FIRST_FLAG, message.existenceConfirmed);
      writer.bool(SECOND_FLAG, message.addressTerminated);
  }
}

function readWatch(kind: "watch" | "unwatch", reader: ProtoReader): SystemMessageData {
  let watchee = "";
  let watcher = "";
  while (reader.next()) {
    if (reader.tag === ACTOR) watchee = reader.message(readActorRefPath);
    else if (reader.tag === WATCHER) watcher = reader.message(readActorRefPath);
    else reader.skip();
  }
  return { kind, watchee, watcher };
}

function readFlags(reader: ProtoReader): { readonly actor: string; readonly firstFlag: boolean; readonly secondFlag: boolean } {
  let actor = "";
  let firstFlag = false;
  let secondFlag = false;
  while (reader.next()) {
    if (reader.tag === ACTOR) actor = reader.message(readActorRefPath);
    else if (reader.tag === FIRST_FLAG) firstFlag = reader.bool();
    else if (reader.tag === SECOND_FLAG) secondFlag = reader.bool();
    else reader.skip();
  }
  return { actor, firstFlag, secondFlag };
}

function readFailed(reader: ProtoReader): SystemMessageData {
  let child = "";
  let cause: ExceptionData | undefined;
  let uid = 0;
  while (reader.next()) {
    if (reader.tag === ACTOR) child = reader.message(readActorRefPath);
    else if (reader.tag === CAUSE) cause = reader.message(readExceptionData);
    else if (reader.tag === UID) uid = reader.safeInteger();
    else reader.skip();
  }
  return { kind: "failed", child, cause, uid };
}

function readCause(kind: "create" | "recreate" | "resume", reader: ProtoReader): SystemMessageData {
  let cause: ExceptionData | undefined;
  while (reader.next()) {
    if (reader.tag === CAUSE_ALONE) cause = reader.message(readExceptionData);
    else reader.skip();
  }
  return { kind, cause };
}
