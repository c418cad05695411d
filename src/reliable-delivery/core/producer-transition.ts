// The producer's side of the protocol as a pure function. INTEROP: ProducerControllerImpl.cs.
//
// A message is sent if the consumer controller has requested its number, and kept until it is confirmed. The producer is asked for the next message only
// while one may be sent. With a durable queue a message is stored before it is sent. Differences from Akka.NET: the first message is sent again until it is
// confirmed, not once; confirmed numbers never decrease; a consumer controller that registers may always receive one message.
import { isEnd } from "../message/chunk.ts";
import type { ProducerEffect, ProducerEvent, ProducerState, ProducerStep, Sequenced } from "./producer-state.ts";

/** However many messages a consumer controller requests, no more than these are unconfirmed. */
export const MOST_UNCONFIRMED = 10_000;

/**
 * However often a consumer controller requests them, no more messages than these are sent again in {@link ProducerCoreSettings.resendFirstIntervalMs}: a request
 * is small, and what it repeats may be large. Others are sent when it requests them later.
 */
export const MOST_REPEATED = 10_000;

/** What follows from `event`. */
export function producerTransition(state: ProducerState, event: ProducerEvent, nowMs: number): ProducerStep {
  const effects: ProducerEffect[] = [];
  return { state: next(state, event, nowMs, effects), effects };
}

function next(state: ProducerState, event: ProducerEvent, nowMs: number, effects: ProducerEffect[]): ProducerState {
  switch (event.kind) {
    case "producer-started":
      if (state.hasRequestedNext && state.remaining.length === 0) effects.push(requestNext(state));
      return state;
    case "consumer-registered":
      return consumerRegistered(state, nowMs, effects);
    case "message":
      return produced(state, event, nowMs, effects);
    case "stored":
      return stored(state, event.seqNr, nowMs, effects);
    case "store-failed":
      return storeFailed(state, event.seqNr, effects);
    case "ack": {
      const acknowledged = confirmed(state, event.confirmedSeqNr, effects);
      return event.confirmedSeqNr === state.firstSeqNr ? repeated(acknowledged, acknowledged.unconfirmed, nowMs, effects) : acknowledged;
    }
    case "request":
      return requested(state, event, nowMs, effects);
    case "resend":
      return resent(state, event.fromSeqNr, nowMs, effects);
    case "tick":
      return ticked(state, nowMs, effects);
  }
}

function consumerRegistered(state: ProducerState, nowMs: number, effects: ProducerEffect[]): ProducerState {
  const [head] = state.unconfirmed;
  if (head !== undefined) {
    send([{ ...head, isFirst: true }], effects);
    return { ...state, firstSeqNr: head.seqNr, resendFirstAtMs: nowMs + state.settings.resendFirstIntervalMs };
  }
  const [chunk, ...others] = state.remaining;
  const remaining = chunk === undefined ? [] : [{ ...chunk, isFirst: true }, ...others];
  const opened = {
    ...state,
    remaining,
    firstSeqNr: state.currentSeqNr,
    requestedSeqNr: Math.max(state.requestedSeqNr, state.currentSeqNr),
  };
  return progressed(opened, nowMs, effects);
}

function produced(
  state: ProducerState,
  { contents, wantsAck, replyTo }: ProducerEvent & { readonly kind: "message" },
  nowMs: number,
  effects: ProducerEffect[],
): ProducerState {
  const { currentSeqNr, firstSeqNr } = state;
  if (!state.hasRequestedNext || state.remaining.length > 0 || currentSeqNr > state.requestedSeqNr) {
    effects.push({ kind: "refuse" });
    return state;
  }
  const remaining = contents.map((content, index): Sequenced => {
    const seqNr = currentSeqNr + index;
    return { seqNr, content, wantsAck, isFirst: seqNr === firstSeqNr };
  });
  const reply = replyTo === undefined ? [] : [{ seqNr: currentSeqNr + contents.length - 1, replyTo }];
  return progressed({ ...state, remaining, replies: [...state.replies, ...reply] }, nowMs, effects);
}

/** Stores or sends what may be sent, and otherwise asks the producer for more if that may be sent. */
function progressed(state: ProducerState, nowMs: number, effects: ProducerEffect[]): ProducerState {
  let after = state;
  while (after.storing === undefined) {
    const [head] = after.remaining;
    if (head === undefined) return asked(after, effects);
    if (head.seqNr > after.requestedSeqNr) return after;
    if (after.settings.isDurable) {
      effects.push({ kind: "store", message: head, attempt: 1 });
      return { ...after, storing: { seqNr: head.seqNr, attempt: 1 } };
    }
    after = headSent(after, nowMs, effects);
  }
  return after;
}

function asked(state: ProducerState, effects: ProducerEffect[]): ProducerState {
  if (state.hasRequestedNext || state.currentSeqNr > state.requestedSeqNr) return state;
  effects.push(requestNext(state));
  return { ...state, hasRequestedNext: true };
}

function headSent(state: ProducerState, nowMs: number, effects: ProducerEffect[]): ProducerState {
  const [head, ...remaining] = state.remaining;
  if (head === undefined) return state;
  send([head], effects);
  return {
    ...state,
    remaining,
    currentSeqNr: head.seqNr + 1,
    hasRequestedNext: state.hasRequestedNext && !isEnd(head.content),
    unconfirmed: state.supportsResend ? [...state.unconfirmed, head] : [],
    resendFirstAtMs: head.seqNr === state.firstSeqNr ? nowMs + state.settings.resendFirstIntervalMs : state.resendFirstAtMs,
  };
}

function stored(state: ProducerState, seqNr: number, nowMs: number, effects: ProducerEffect[]): ProducerState {
  if (state.storing?.seqNr !== seqNr) return state;
  const replies = replied(state, (reply) => reply === seqNr, effects);
  return progressed(headSent({ ...state, replies, storing: undefined }, nowMs, effects), nowMs, effects);
}

function storeFailed(state: ProducerState, seqNr: number, effects: ProducerEffect[]): ProducerState {
  const [head] = state.remaining;
  if (state.storing?.seqNr !== seqNr || head === undefined) return state;
  const { attempt } = state.storing;
  if (attempt >= state.settings.retryAttempts) {
    effects.push({ kind: "fail", seqNr, attempts: attempt });
    return state;
  }
  effects.push({ kind: "store", message: head, attempt: attempt + 1 });
  return { ...state, storing: { seqNr, attempt: attempt + 1 } };
}

function confirmed(state: ProducerState, claimed: number, effects: ProducerEffect[]): ProducerState {
  const seqNr = Math.min(claimed, state.currentSeqNr - 1);
  const confirmedSeqNr = Math.max(state.confirmedSeqNr, seqNr);
  if (state.settings.isDurable && confirmedSeqNr !== state.confirmedSeqNr) {
    effects.push({ kind: "store-confirmed", seqNr: confirmedSeqNr });
  }
  return {
    ...state,
    confirmedSeqNr,
    replies: replied(state, (reply) => reply <= seqNr, effects),
    unconfirmed: withoutConfirmed(state.unconfirmed, seqNr),
    resendFirstAtMs: seqNr >= state.firstSeqNr ? undefined : state.resendFirstAtMs,
  };
}

function requested(
  state: ProducerState,
  { confirmedSeqNr, requestUpToSeqNr, supportsResend, isViaTimeout }: ProducerEvent & { readonly kind: "request" },
  nowMs: number,
  effects: ProducerEffect[],
): ProducerState {
  const acknowledged = confirmed(state, confirmedSeqNr, effects);
  const unconfirmed = supportsResend ? acknowledged.unconfirmed : [];
  const isRepeated = isViaTimeout || confirmedSeqNr === state.firstSeqNr;
  const after = isRepeated ? repeated(acknowledged, unconfirmed, nowMs, effects) : acknowledged;
  const { currentSeqNr } = state;
  // Without resending, all that was sent may have been lost: the window starts after it.
  const wanted = !supportsResend && requestUpToSeqNr <= currentSeqNr ? currentSeqNr + requestUpToSeqNr - confirmedSeqNr : requestUpToSeqNr;
  const requestedSeqNr = Math.max(state.requestedSeqNr, Math.min(wanted, acknowledged.confirmedSeqNr + MOST_UNCONFIRMED));
  const opened = { ...after, unconfirmed, supportsResend, requestedSeqNr };
  return requestedSeqNr > state.requestedSeqNr ? progressed(opened, nowMs, effects) : opened;
}

function resent(state: ProducerState, fromSeqNr: number, nowMs: number, effects: ProducerEffect[]): ProducerState {
  const [head, ...rest] = state.unconfirmed;
  const unconfirmed = fromSeqNr === 0 && head !== undefined ? [{ ...head, isFirst: true }, ...rest] : state.unconfirmed;
  const missing = unconfirmed.filter(({ seqNr }) => seqNr >= fromSeqNr);
  return repeated({ ...state, unconfirmed }, missing, nowMs, effects);
}

/** Sends `messages` again, as many as may be. */
function repeated(state: ProducerState, messages: readonly Sequenced[], nowMs: number, effects: ProducerEffect[]): ProducerState {
  if (messages.length === 0) return state;
  const isOver = nowMs - state.repeated.sinceMs >= state.settings.resendFirstIntervalMs;
  const { sinceMs, count } = isOver ? { sinceMs: nowMs, count: 0 } : state.repeated;
  const due = messages.slice(0, MOST_REPEATED - count);
  send(due, effects);
  return { ...state, repeated: { sinceMs, count: count + due.length } };
}

function ticked(state: ProducerState, nowMs: number, effects: ProducerEffect[]): ProducerState {
  if (state.resendFirstAtMs === undefined || nowMs < state.resendFirstAtMs) return state;
  const [head] = state.unconfirmed;
  if (head?.seqNr !== state.firstSeqNr) return { ...state, resendFirstAtMs: undefined };
  send([{ ...head, isFirst: true }], effects);
  return { ...state, resendFirstAtMs: nowMs + state.settings.resendFirstIntervalMs };
}

function send(messages: readonly Sequenced[], effects: ProducerEffect[]): void {
  for (const message of messages) effects.push({ kind: "send", message });
}

function requestNext({ currentSeqNr, confirmedSeqNr }: ProducerState): ProducerEffect {
  return { kind: "request-next", currentSeqNr, confirmedSeqNr };
}

/** The replies that are still awaited when those that `isDue` were sent. */
function replied(state: ProducerState, isDue: (seqNr: number) => boolean, effects: ProducerEffect[]): ProducerState["replies"] {
  if (state.replies.length === 0) return state.replies;
  for (const { seqNr, replyTo } of state.replies) if (isDue(seqNr)) effects.push({ kind: "reply", to: replyTo, seqNr });
  return state.replies.filter(({ seqNr }) => !isDue(seqNr));
}

function withoutConfirmed(unconfirmed: readonly Sequenced[], confirmedSeqNr: number): readonly Sequenced[] {
  const [head] = unconfirmed;
  return head === undefined || head.seqNr > confirmedSeqNr ? unconfirmed : unconfirmed.filter(({ seqNr }) => seqNr > confirmedSeqNr);
}
