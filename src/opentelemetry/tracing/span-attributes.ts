import { type Attributes } from "@opentelemetry/api";
import type { ActorRef } from "../../actor/index.ts";
import { ActorSelectionMessage, selectionElementText } from "../../actor/internal.ts";

/** Longer names are cut. Unit: characters. */
const LONGEST_NAME = 200;
/** Names that the library or a peer makes up, one for each ask or child. */
const MADE_UP = /\/\$[^/]*/g;

/** Where a message goes, without the address: `/user/orders`. Names that were made up are `$`, so that there are few different ones. */
export function destinationOf(recipient: ActorRef, message: unknown): string {
  const path = recipient.path.toStringWithoutAddress();
  const steps =
    message instanceof ActorSelectionMessage ? `${path === "/" ? "" : path}/${message.elements.map(selectionElementText).join("/")}` : path;
  const isReply = steps.startsWith("/temp/");
  return (isReply ? "/temp" : steps.replace(MADE_UP, "/$")).slice(0, LONGEST_NAME);
}

/** The class of a message, or what a selection carries. */
export function messageTypeOf(message: unknown): string {
  if (message instanceof ActorSelectionMessage) return messageTypeOf(message.message);
  if (typeof message !== "object" || message === null) return typeof message;
  return (message.constructor?.name ?? "Object").slice(0, LONGEST_NAME);
}

/** The attributes of a span, by the semantic conventions of messaging. */
export function attributesOf(
  operation: "send" | "process",
  name: string,
  recipient: ActorRef,
  destination: string,
  message: unknown,
): Attributes {
  const { host, port } = recipient.path.address;
  return {
    "messaging.system": "ritsem",
    "messaging.operation.type": operation,
    "messaging.operation.name": name,
    "messaging.destination.name": destination,
    "ritsem.message.type": messageTypeOf(message),
    ...(host === undefined ? {} : { "server.address": host }),
    ...(port === undefined ? {} : { "server.port": port }),
  };
}
