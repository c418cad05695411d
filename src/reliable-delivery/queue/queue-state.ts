// What durable queues remember, as pure functions. INTEROP: `State` of DurableProducerQueue.cs.
import { isEnd, isStart } from "../message/chunk.ts";
import { DurableQueueState, MessageConfirmed, type MessageSent, NO_QUALIFIER } from "../message/durable-queue-events.ts";

/** Of a queue in which nothing was stored. */
export const EMPTY_QUEUE: DurableQueueState = new DurableQueueState(1, 0, [], []);

/** With one more message; unchanged if its number is stored already. */
export function withSent(state: DurableQueueState, sent: MessageSent): DurableQueueState {
  if (sent.seqNr < state.currentSeqNr) return state;
  const { highestConfirmedSeqNr, confirmed, unconfirmed } = state;
  return new DurableQueueState(sent.seqNr + 1, highestConfirmedSeqNr, confirmed, [...unconfirmed, sent], sent.messageType);
}

/** Without the confirmed messages. A qualifier with which nothing waits is forgotten, except that of the only consumer. */
export function withConfirmed(state: DurableQueueState, { seqNr, qualifier, timestampTicks }: MessageConfirmed): DurableQueueState {
  const unconfirmed = state.unconfirmed.filter((sent) => sent.qualifier !== qualifier || sent.seqNr > seqNr);
  const earlier = state.confirmed.find((each) => each.qualifier === qualifier);
  const others = state.confirmed.filter((each) => each !== earlier);
  const isRemembered = qualifier === NO_QUALIFIER || unconfirmed.some((sent) => sent.qualifier === qualifier);
  const latest = earlier !== undefined && earlier.seqNr >= seqNr ? earlier : new MessageConfirmed(seqNr, qualifier, timestampTicks);
  return new DurableQueueState(
    state.currentSeqNr,
    Math.max(state.highestConfirmedSeqNr, seqNr),
    isRemembered ? [...others, latest] : others,
    unconfirmed,
    state.messageType,
  );
}

/** Without the chunks of a message whose last chunk is not there. */
export function withoutPartialMessages(state: DurableQueueState): DurableQueueState {
  const whole: MessageSent[] = [];
  let chunks: MessageSent[] = [];
  for (const sent of state.unconfirmed) {
    if (isStart(sent.content)) chunks = [];
    chunks.push(sent);
    if (!isEnd(sent.content)) continue;
    for (const chunk of chunks) whole.push(chunk);
    chunks = [];
  }
  const [partial] = chunks;
  if (partial === undefined && whole.length === state.unconfirmed.length) return state;
  const { highestConfirmedSeqNr, confirmed, messageType } = state;
  return new DurableQueueState(partial?.seqNr ?? state.currentSeqNr, highestConfirmedSeqNr, confirmed, whole, messageType);
}
