import { ActorPath, type ActorRef } from "../../src/actor/index.ts";
import type { InternalActorRef } from "../../src/actor/internal.ts";
import { EndpointReader } from "../../src/remote/association/endpoint-reader.ts";
import { InboundResolver } from "../../src/remote/association/inbound-resolver.ts";
import { decodeContainer } from "../../src/remote/wire/envelope.ts";
import { decodePdu } from "../../src/remote/wire/pdu.ts";
import type { MicroCase } from "./micro-case.ts";
import { blockOf, pingsOf, sumOfFrames } from "./ping-frames.ts";

const PAIRS = 30;
/** Messages of one pair that follow each other, as in ping-pong. */
const IN_A_ROW = 10;

/** From the frame to recipient, sender, manifest and payload. */
export function endpointReaderCase(): MicroCase {
  const block = blockOf(pingsOf(PAIRS).flatMap((ping) => new Array<typeof ping>(IN_A_ROW).fill(ping)));
  const refs = new Map<string, InternalActorRef>();
  const refTo = (path: string): InternalActorRef => {
    const ref = refs.get(path) ?? ({ path: ActorPath.parse(path), isTerminated: false } as unknown as InternalActorRef);
    refs.set(path, ref);
    return ref;
  };
  let sum = 0;
  const onMessage = (recipient: ActorRef, manifest: string, start: number, end: number, sender: ActorRef | undefined): void => {
    sum = (sum * 31 + recipient.path.uid + (sender?.path.uid ?? 0) + manifest.length + block[start]! + end - start) % 1_000_003;
  };
  const reader = new EndpointReader(
    new InboundResolver({ findRecipient: refTo, findSender: refTo }, 1e7),
    (recipient, _id, manifest, _bytes, start, end, sender) => onMessage(recipient, manifest, start, end, sender),
    { onArrival: (_seq, _bytes, deliver) => deliver(), onMisaddressed: () => {}, onAck: () => {} },
  );
  const onFrame = (start: number, end: number): number => {
    reader.onFrame(block, start, end);
    return 0;
  };
  const onFramePlainly = (start: number, end: number): number => {
    const pdu = decodePdu(block, start, end);
    const envelope = pdu.kind === "payload" ? decodeContainer(pdu.bytes).envelope : undefined;
    if (envelope === undefined) return 0;
    const { recipientPath, senderPath, payload } = envelope;
    const at = payload.bytes.byteOffset - block.byteOffset;
    const sender = senderPath === undefined ? undefined : refTo(senderPath);
    onMessage(refTo(recipientPath), payload.manifest, at, at + payload.bytes.length, sender);
    return 0;
  };
  const runWith = (handle: (start: number, end: number) => number) => (): number => {
    sum = 0;
    sumOfFrames(block, handle);
    return sum;
  };
  return {
    files: ["src/remote/association/endpoint-reader.ts"],
    plainly: "decodePdu, decodeContainer, a Map of refs by path",
    operations: PAIRS * IN_A_ROW,
    hot: { run: runWith(onFrame) },
    plain: { run: runWith(onFramePlainly) },
  };
}
