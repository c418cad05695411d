// The consumer's side of the protocol as a pure function. INTEROP: ConsumerControllerImpl.cs.
//
// The consumer gets one message at a time, in order; what arrives meanwhile waits, at most a window of messages. Half a window before the requested
// messages end, more are requested. A gap is closed by a request to send again. Requests are repeated after waits that grow.
import { Chunk, isEnd, isStart } from "../message/chunk.ts";
import type { Arrival, ConsumerEffect, ConsumerEvent, ConsumerState, ConsumerStep, Delivered } from "./consumer-state.ts";

const RETRY_GROWTH = 1.5;

/** What follows from `event`. */
export function consumerTransition<P>(state: ConsumerState<P>, event: ConsumerEvent<P>, nowMs: number): ConsumerStep<P> {
  const effects: ConsumerEffect<P>[] = [];
  return { state: next(state, event, nowMs, effects), effects };
}

function next<P>(state: ConsumerState<P>, event: ConsumerEvent<P>, nowMs: number, effects: ConsumerEffect<P>[]): ConsumerState<P> {
  switch (event.kind) {
    case "consumer-started":
      if (state.delivered !== undefined) effects.push({ kind: "deliver", delivered: state.delivered });
      return state.phase === "idle" ? drained(withRetry({ ...state, phase: "active" }, nowMs), nowMs, effects) : state;
    case "register":
      return registered(state, event.producer, nowMs, effects);
    case "identified":
      return state.registering === undefined ? state : { ...state, registering: event.producer };
    case "message":
      if (state.phase === "idle" || state.phase === "waiting") return stashed(state, event.arrival);
      return drained(arrived(state, event.arrival, nowMs, effects), nowMs, effects);
    case "confirmed":
      return confirmed(state, nowMs, effects);
    case "deliver-then-stop": {
      const isIdle = state.phase === "idle" || state.receivedSeqNr === state.confirmedSeqNr;
      if (state.stash.length === 0 && isIdle) effects.push({ kind: "stop" });
      return { ...state, isStopping: true };
    }
    case "tick":
      return nowMs < state.retryAtMs ? state : retried(state, nowMs, effects);
  }
}

function registered<P>(state: ConsumerState<P>, producer: P, nowMs: number, effects: ConsumerEffect<P>[]): ConsumerState<P> {
  if (producer === state.producer) return state;
  effects.push({ kind: "register", to: producer });
  const phase = state.phase === "resending" ? "active" : state.phase;
  return withRetry({ ...state, phase, registering: producer }, nowMs);
}

function stashed<P>(state: ConsumerState<P>, arrival: Arrival<P>): ConsumerState<P> {
  const { delivered, stash } = state;
  const last = delivered?.arrival;
  const isDuplicate = last !== undefined && arrival.producer === last.producer && arrival.seqNr <= last.seqNr + stash.length;
  if (isDuplicate || stash.length >= state.settings.flowControlWindow) return state;
  return { ...state, stash: [...stash, arrival] };
}

/** Handles what waits until the consumer has something to confirm. */
function drained<P>(state: ConsumerState<P>, nowMs: number, effects: ConsumerEffect<P>[]): ConsumerState<P> {
  let after = state;
  while (after.phase === "active" || after.phase === "resending") {
    const [head] = after.stash;
    if (head === undefined) return after;
    if (isUsual(after, head)) return usualDelivered(after, head, effects);
    after = arrived({ ...after, stash: after.stash.slice(1) }, head, nowMs, effects);
  }
  return after;
}

/** Whether {@link arrived} would deliver `head` and do nothing else: as almost always, so that the state is copied once. */
function isUsual<P>(state: ConsumerState<P>, { producer, seqNr, content }: Arrival<P>): boolean {
  const isNext = producer === state.producer && state.receivedSeqNr !== 0 && seqNr === state.receivedSeqNr + 1;
  const isQuick = state.retryIntervalMs === state.settings.resendIntervalMinMs && state.collected.length === 0;
  return isNext && isQuick && state.registering === undefined && state.phase === "active" && !(content instanceof Chunk);
}

function usualDelivered<P>(state: ConsumerState<P>, arrival: Arrival<P>, effects: ConsumerEffect<P>[]): ConsumerState<P> {
  const what = { arrival, contents: [arrival.content] };
  effects.push({ kind: "deliver", delivered: what });
  return { ...state, phase: "waiting", stash: state.stash.slice(1), receivedSeqNr: arrival.seqNr, delivered: what };
}

function arrived<P>(before: ConsumerState<P>, arrival: Arrival<P>, nowMs: number, effects: ConsumerEffect<P>[]): ConsumerState<P> {
  const isSlow = before.retryIntervalMs !== before.settings.resendIntervalMinMs;
  const state = isSlow && before.phase === "active" ? withRetry(before, nowMs) : before;
  const { settings, producer, receivedSeqNr, phase } = state;
  const expected = receivedSeqNr + 1;
  if (arrival.producer !== producer || receivedSeqNr === 0) return producerChanged(state, arrival, nowMs, effects);
  if (state.registering !== undefined) return state;
  if (arrival.seqNr === expected) return inOrder(state, arrival, nowMs, effects);
  if (arrival.seqNr > expected && phase === "active") {
    if (!settings.resendsLost) return inOrder(state, arrival, nowMs, effects);
    effects.push({ kind: "resend", to: arrival.producer, fromSeqNr: expected });
    return withRetry({ ...state, stash: [], phase: "resending" }, nowMs);
  }
  return arrival.isFirst ? requestRepeated(state, effects) : state;
}

function producerChanged<P>(state: ConsumerState<P>, arrival: Arrival<P>, nowMs: number, effects: ConsumerEffect<P>[]): ConsumerState<P> {
  const { settings } = state;
  const { producer, seqNr } = arrival;
  if (arrival.isFirst || !settings.resendsLost) {
    const requestedSeqNr = windowFrom(state, seqNr);
    effects.push(requestTo(state, producer, 0, requestedSeqNr, false));
    const registering = state.registering === producer ? undefined : state.registering;
    const fresh = { ...state, producer, requestedSeqNr, confirmedSeqNr: 0, registering, collected: [], collectedBytes: 0 };
    return inOrder(fresh, arrival, nowMs, effects);
  }
  if (state.receivedSeqNr === 0) {
    effects.push({ kind: "resend", to: producer, fromSeqNr: 0 });
    return withRetry({ ...state, stash: [], phase: "resending" }, nowMs);
  }
  effects.push({ kind: "unexpected-producer", arrival });
  return state;
}

function inOrder<P>(before: ConsumerState<P>, arrival: Arrival<P>, nowMs: number, effects: ConsumerEffect<P>[]): ConsumerState<P> {
  const { content, seqNr } = arrival;
  const earlier = isStart(content) ? [] : before.collected;
  const state = { ...before, receivedSeqNr: seqNr };
  if (!(content instanceof Chunk)) return delivered(state, { arrival, contents: [content] }, effects);
  const collectedBytes = (isStart(content) ? 0 : state.collectedBytes) + content.bytes.length;
  if (collectedBytes > state.settings.maximumMessageBytes) {
    effects.push({ kind: "too-large", arrival, bytes: collectedBytes });
    return { ...state, collected: [], collectedBytes: 0 };
  }
  const [first = arrival] = earlier;
  if (isEnd(content)) {
    const contents = [...earlier.map((each) => each.content), content];
    return delivered(state, { arrival: { ...arrival, isFirst: first.isFirst }, contents }, effects);
  }
  const collecting: ConsumerState<P> = { ...state, phase: "active", collected: [...earlier, arrival], collectedBytes };
  return requestedAtHalf(collecting, arrival, state.confirmedSeqNr, nowMs, effects) ?? collecting;
}

function delivered<P>(state: ConsumerState<P>, what: Delivered<P>, effects: ConsumerEffect<P>[]): ConsumerState<P> {
  effects.push({ kind: "deliver", delivered: what });
  return { ...state, phase: "waiting", delivered: what, collected: [], collectedBytes: 0 };
}

function confirmed<P>(state: ConsumerState<P>, nowMs: number, effects: ConsumerEffect<P>[]): ConsumerState<P> {
  if (state.phase !== "waiting" || state.delivered === undefined) {
    effects.push({ kind: "unexpected-confirmation" });
    return state;
  }
  const { producer, seqNr, isFirst, wantsAck } = state.delivered.arrival;
  let after: ConsumerState<P> = { ...state, phase: "active", delivered: undefined, confirmedSeqNr: seqNr };
  if (isFirst) {
    after = { ...after, requestedSeqNr: Math.max(windowFrom(state, seqNr), seqNr + 1) };
    effects.push(requestTo(after, producer, seqNr, after.requestedSeqNr, false));
  } else {
    const extended = requestedAtHalf(after, state.delivered.arrival, seqNr, nowMs, effects);
    if (extended === undefined && wantsAck) effects.push({ kind: "ack", to: producer, seqNr });
    after = extended ?? after;
  }
  if (!after.isStopping || after.stash.length > 0) return drained(after, nowMs, effects);
  effects.push({ kind: "stop" });
  return after;
}

/** Requests more once only half a window is left; `undefined` if there is more left. */
function requestedAtHalf<P>(
  state: ConsumerState<P>,
  { producer, seqNr }: Arrival<P>,
  confirmedSeqNr: number,
  nowMs: number,
  effects: ConsumerEffect<P>[],
): ConsumerState<P> | undefined {
  const half = halfWindow(state);
  if (state.requestedSeqNr - seqNr > half) return undefined;
  const requestedSeqNr = Math.max(state.requestedSeqNr, seqNr) + half;
  effects.push(requestTo(state, producer, confirmedSeqNr, requestedSeqNr, false));
  return withRetry({ ...state, requestedSeqNr }, nowMs);
}

function retried<P>(state: ConsumerState<P>, nowMs: number, effects: ConsumerEffect<P>[]): ConsumerState<P> {
  const { registering, producer, phase, settings } = state;
  const grown = phase === "idle" ? state.retryIntervalMs : state.retryIntervalMs * RETRY_GROWTH;
  const retryIntervalMs = Math.min(settings.resendIntervalMaxMs, grown);
  const after = { ...state, retryIntervalMs, retryAtMs: nowMs + retryIntervalMs };
  if (registering !== undefined) effects.push({ kind: "register", to: registering });
  else if (phase === "active") return requestRepeated(after, effects);
  else if (phase === "resending" && producer !== undefined) {
    effects.push({ kind: "resend", to: producer, fromSeqNr: state.receivedSeqNr + 1 });
  }
  return after;
}

function requestRepeated<P>(state: ConsumerState<P>, effects: ConsumerEffect<P>[]): ConsumerState<P> {
  const { producer, settings } = state;
  if (producer === undefined) return state;
  const requestedSeqNr = settings.resendsLost ? state.requestedSeqNr : state.receivedSeqNr + halfWindow(state);
  effects.push(requestTo(state, producer, state.confirmedSeqNr, requestedSeqNr, true));
  return { ...state, requestedSeqNr };
}

function requestTo<P>(
  state: ConsumerState<P>,
  to: P,
  confirmedSeqNr: number,
  requestUpToSeqNr: number,
  isViaTimeout: boolean,
): ConsumerEffect<P> {
  return { kind: "request", to, confirmedSeqNr, requestUpToSeqNr, supportsResend: state.settings.resendsLost, isViaTimeout };
}

function withRetry<P>(state: ConsumerState<P>, nowMs: number): ConsumerState<P> {
  const { resendIntervalMinMs } = state.settings;
  return { ...state, retryIntervalMs: resendIntervalMinMs, retryAtMs: nowMs + resendIntervalMinMs };
}

/** The end of a window that starts with `seqNr`. */
function windowFrom<P>(state: ConsumerState<P>, seqNr: number): number {
  return seqNr - 1 + state.settings.flowControlWindow;
}

function halfWindow<P>({ settings }: ConsumerState<P>): number {
  return Math.max(1, Math.floor(settings.flowControlWindow / 2));
}
