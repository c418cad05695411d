import type { Address } from "../../actor/index.ts";
import { errorFrom } from "../../base/index.ts";
import type { PeerShare } from "../limits/peer-memory.ts";
import type { AkkaProtocolHandle, ProtocolListener } from "../protocol/akka-protocol-handle.ts";
import type { AssociationContext } from "./association-context.ts";
import type { Connection } from "./connections.ts";
import { EndpointWriter } from "./endpoint-writer.ts";
import { InboundSystemMessages } from "./inbound-system-messages.ts";
import type { Outbox } from "./outbox.ts";
import type { SystemMessageDelivery } from "./system-message-delivery.ts";

/** What the connections of one association share. */
export interface ConnectionSource {
  readonly peer: Address;
  readonly context: AssociationContext;
  readonly outbox: Outbox;
  readonly systemMessages: SystemMessageDelivery;
  /** Counts what arrived early. */
  readonly earlyShare: PeerShare;
}

/** Builds the writer and the system messages of a connection whose handshake is done. */
export function connectionOn(handle: AkkaProtocolHandle, isInbound: boolean, source: ConnectionSource): Connection {
  const { outbox, systemMessages, earlyShare } = source;
  const { platform, settings, codec, batching, onUnsendable, observation } = source.context;
  const numbers = new InboundSystemMessages(handle, systemMessages, earlyShare, platform, settings);
  const writer = new EndpointWriter({ outbox, systemMessages, codec, batching, onUnsendable, observation }, handle, numbers.acks);
  return { handle, isInbound, numbers, writer };
}

/** Reads the payload frames of `connection`. Addresses that are met on the way count as named by its peer. */
export function payloadListener(
  { handle, numbers }: Connection,
  { peer, context, outbox }: ConnectionSource,
): ProtocolListener["onPayloadFrame"] {
  const reader = context.newReader(numbers, peer);
  const { speaker, observation } = context;
  const { traffic } = outbox;
  const name = peer.toString();
  return (bytes, start, end) => {
    speaker.current = name;
    speaker.localEnd = context;
    if (observation.countsTraffic) {
      traffic.framesIn += 1;
      traffic.bytesIn += end - start;
    }
    try {
      reader.onFrame(bytes, start, end);
    } catch (error) {
      handle.abort(errorFrom(error)); // a peer that sends something else than an envelope cannot be trusted
    } finally {
      speaker.current = undefined;
      speaker.localEnd = undefined;
    }
  };
}
