import { lengthDelimitedTag, varintTag } from "./field-tag.ts";
import { NULL_PAYLOAD, type Payload, readPayload, writePayload } from "./payload.ts";
import { ProtoReader } from "./proto-reader.ts";
import { encodeMessage, type ProtoWriter } from "./proto-writer.ts";
import { WireFormatError } from "./errors.ts";

/** One step of a selection; of the same shape as the actor module's `SelectionElement`. */
export type SelectionStep =
  | { readonly kind: "parent" }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "pattern"; readonly pattern: string };

/** A message for whatever `steps` lead to, seen from the recipient. Body of serializer 6, which has no manifest. */
export interface SelectionEnvelope {
  readonly payload: Payload;
  readonly steps: readonly SelectionStep[];
}

const PAYLOAD = lengthDelimitedTag(1);
const PATTERN = lengthDelimitedTag(2);

const TYPE = varintTag(1);
const MATCHER = lengthDelimitedTag(2);

const STEP_TYPE = { parent: 1, name: 2, pattern: 3 } as const;

/** Throws {@link WireFormatError}, also for a step of unknown type. */
export function decodeSelectionEnvelope(bytes: Uint8Array): SelectionEnvelope {
  const reader = new ProtoReader(bytes);
  let payload = NULL_PAYLOAD;
  const steps: SelectionStep[] = [];
  while (reader.next()) {
    switch (reader.tag) {
      case PAYLOAD:
        payload = reader.message(readPayload);
        break;
      case PATTERN:
        steps.push(reader.message(readStep));
        break;
      default:
        reader.skip();
    }
  }
  return { payload, steps };
}

export function encodeSelectionEnvelope(envelope: SelectionEnvelope): Uint8Array {
  return encodeMessage(envelope, (writer, { payload, steps }) => {
    writer.message(PAYLOAD, payload, writePayload);
    for (const step of steps) writer.message(PATTERN, step, writeStep);
  });
}

function readStep(reader: ProtoReader): SelectionStep {
  const start = reader.position;
  let type = 0;
  let matcher = "";
  while (reader.next()) {
    switch (reader.tag) {
      case TYPE:
        type = reader.int32();
        break;
      case MATCHER:
        matcher = reader.string();
        break;
      default:
        reader.skip();
    }
  }
  switch (type) {
    case STEP_TYPE.parent:
      return { kind: "parent" };
    case STEP_TYPE.name:
      return { kind: "name", name: matcher };
    case STEP_TYPE.pattern:
      return { kind: "pattern", pattern: matcher };
    default:
      throw new WireFormatError(`a selection step of the unknown type ${type}`, start);
  }
}

function writeStep(writer: ProtoWriter, step: SelectionStep): void {
  writer.varint(TYPE, STEP_TYPE[step.kind]);
  if (step.kind === "name") writer.string(MATCHER, step.name);
  else if (step.kind === "pattern") writer.string(MATCHER, step.pattern);
}
