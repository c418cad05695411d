import { fixed64Tag, lengthDelimitedTag } from "./field-tag.ts";
import { ProtoReader } from "./proto-reader.ts";
import { encodeMessage, type ProtoWriter } from "./proto-writer.ts";

/**
 * What a reader of numbered messages tells their sender. INTEROP: `cumulativeAck` is the highest number seen, not the highest
 * without a gap, as in AckedDelivery; the gaps below it are the nacks.
 */
export interface AcknowledgementInfo {
  /** Signed: -1 means "nothing yet" and is sent. */
  readonly cumulativeAck: bigint;
  /** Missing numbers, ascending. */
  readonly nacks: readonly bigint[];
}

const CUMULATIVE_ACK = fixed64Tag(1);
const NACKS = lengthDelimitedTag(2);
const NACK = fixed64Tag(2);

export function readAck(reader: ProtoReader): AcknowledgementInfo {
  let cumulativeAck = 0n;
  const nacks: bigint[] = [];
  const readNack = (from: ProtoReader): void => {
    nacks.push(signed(from.fixed64()));
  };
  while (reader.next()) {
    switch (reader.tag) {
      case CUMULATIVE_ACK:
        cumulativeAck = signed(reader.fixed64());
        break;
      case NACKS:
        reader.packed(readNack);
        break;
      case NACK:
        readNack(reader);
        break;
      default:
        reader.skip();
    }
  }
  return { cumulativeAck, nacks };
}

export function writeAck(writer: ProtoWriter, ack: AcknowledgementInfo): void {
  writer.fixed64(CUMULATIVE_ACK, ack.cumulativeAck);
  writer.packedFixed64(NACKS, ack.nacks);
}

/** Reads the range that an {@link EnvelopeCursor} calls `ackStart..ackEnd`. Throws {@link WireFormatError}. */
export function decodeAck(bytes: Uint8Array, start = 0, end: number = bytes.length): AcknowledgementInfo {
  return readAck(new ProtoReader(bytes, start, end));
}

/** The bytes that {@link EnvelopeEncoder.append} takes as `ackBytes`; empty for an ack of 0. */
export function encodeAck(ack: AcknowledgementInfo): Uint8Array {
  return encodeMessage(ack, writeAck);
}

function signed(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}
