import { backlogCase } from "./backlog.ts";
import { endpointReaderCase } from "./endpoint-reader.ts";
import { envelopeDecoderCase } from "./envelope-decoder.ts";
import { envelopeEncoderCase, envelopePairsCase, envelopeTemplateCase } from "./envelope-encoder.ts";
import { eventLoopDispatcherCase } from "./event-loop-dispatcher.ts";
import { isPlainPayloadCase } from "./is-plain-payload.ts";
import { jsonScannerCase, objectCodecCase, quickNestedReadCase, quickNestedWriteCase, quickReadCase, quickWriteCase } from "./json.ts";
import { localActorRefCase } from "./local-actor-ref.ts";
import { mailboxCase } from "./mailbox.ts";
import { messageTracingCase } from "./message-tracing.ts";
import type { MicroCase } from "./micro-case.ts";
import { outboundCodecCase } from "./outbound-codec.ts";
import { outboundQueueCase } from "./outbound-queue.ts";
import { pathTableCase } from "./path-table.ts";
import { recentFrameCase } from "./recent-frame.ts";
import { shardingEnvelopeCodecCase, shardingEnvelopeCursorCase, shardingSerializerCase } from "./sharding-envelopes.ts";
import { takeFramesCase } from "./take-frames.ts";
import { asciiTextCase, byteSlabCase, primitiveCase, utf8Case } from "./texts.ts";
import { turnWatchCase } from "./turn-watch.ts";

/** A case is made only when it is measured. */
export const microCases: Readonly<Record<string, () => MicroCase | Promise<MicroCase>>> = {
  mailbox: mailboxCase,
  backlog: backlogCase,
  "local-actor-ref": localActorRefCase,
  "event-loop-dispatcher": eventLoopDispatcherCase,
  "turn-watch": turnWatchCase,
  "message-tracing": messageTracingCase,
  "take-frames": takeFramesCase,
  "is-plain-payload": isPlainPayloadCase,
  "envelope-decoder": envelopeDecoderCase,
  "path-table": pathTableCase,
  "recent-frame": recentFrameCase,
  "endpoint-reader": endpointReaderCase,
  "envelope-encoder": envelopeEncoderCase,
  "envelope-pairs": envelopePairsCase,
  "envelope-template": envelopeTemplateCase,
  "outbound-queue": outboundQueueCase,
  "outbound-codec": outboundCodecCase,
  "sharding-envelope-codec": shardingEnvelopeCodecCase,
  "sharding-envelope-cursor": shardingEnvelopeCursorCase,
  "sharding-serializer": shardingSerializerCase,
  primitive: primitiveCase,
  utf8: utf8Case,
  "ascii-text": asciiTextCase,
  "byte-slab": byteSlabCase,
  "quick-read": quickReadCase,
  "quick-write": quickWriteCase,
  "quick-nested-read": quickNestedReadCase,
  "quick-nested-write": quickNestedWriteCase,
  "json-scanner": jsonScannerCase,
  "object-codec": objectCodecCase,
};
