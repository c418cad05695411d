import { type Context, context, isSpanContextValid, ROOT_CONTEXT, SpanKind, trace, TraceFlags, type Tracer } from "@opentelemetry/api";
import type { ActorRef } from "../../actor/index.ts";
import { isAsk, onAskOver, runningCell, type SendingObserver } from "../../actor/internal.ts";
import { spanContextIn } from "../context/trace-context.ts";
import type { TraceSettings } from "../settings/telemetry-settings.ts";
import { attributesOf, destinationOf } from "./span-attributes.ts";
import { fail, TracedMessage, type TracingOfSystem } from "./traced-message.ts";

/**
 * Gives messages that are sent within a sampled trace that trace, with a span for the sending. Which trace that is: what a message from another
 * system came with, while it is delivered; the one that the program has made active; the one of the message that is being handled.
 *
 * @hotpath `bench/local.ts --traced`. To look for the active context takes as long as a message, so in a handler of a message without a trace
 * nobody looks, unless the settings say so.
 */
export class MessageTracing implements SendingObserver, TracingOfSystem {
  readonly tracer: Tracer;
  handling: Context | undefined = undefined;
  readonly readsContexts: boolean;
  readonly #settings: TraceSettings;
  /** Set while a message from another system is delivered. */
  #arriving: Context | undefined;

  constructor(tracer: Tracer, settings: TraceSettings) {
    this.tracer = tracer;
    this.#settings = settings;
    this.readsContexts = settings.propagates;
  }

  onSend(recipient: ActorRef, message: unknown, sender: ActorRef | undefined): unknown {
    const arriving = this.handling === undefined ? this.#arriving : undefined;
    const found = arriving ?? this.#contextHere();
    if (found === ROOT_CONTEXT && !this.#settings.begins) return message;
    return this.#send(found, arriving !== undefined, recipient, message, sender);
  }

  onArriving(bytes: Uint8Array, start: number, end: number): void {
    const spanContext = this.readsContexts && end > start ? spanContextIn(bytes, start, end) : undefined;
    this.#arriving = spanContext === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, spanContext);
  }

  onArrived(): void {
    this.#arriving = undefined;
  }

  detached(task: () => void): void {
    if (context.active() === ROOT_CONTEXT) task();
    else context.with(ROOT_CONTEXT, task);
  }

  #contextHere(): Context {
    if (this.handling === undefined && !this.#settings.looksInHandlers && runningCell() !== undefined) return ROOT_CONTEXT;
    const active = context.active();
    return active === ROOT_CONTEXT ? (this.handling ?? ROOT_CONTEXT) : active; // without a context manager, nothing is ever active
  }

  #send(found: Context, isFromPeer: boolean, recipient: ActorRef, message: unknown, sender: ActorRef | undefined): unknown {
    const parent = trace.getSpanContext(found);
    const hasTrace = parent !== undefined && isSpanContextValid(parent);
    if (hasTrace ? (parent.traceFlags & TraceFlags.SAMPLED) === 0 : !this.#settings.begins) return message;
    if (isFromPeer && hasTrace) return new TracedMessage(message, this, found); // the sender's system has the span
    const destination = destinationOf(recipient, message);
    const isQuestion = isAsk(sender);
    const name = isQuestion ? "ask" : "tell";
    const attributes = attributesOf("send", name, recipient, destination, message);
    const span = this.tracer.startSpan(
      `${name} ${destination}`,
      { kind: isQuestion ? SpanKind.CLIENT : SpanKind.PRODUCER, attributes },
      found,
    );
    if (!isSpanContextValid(span.spanContext()) || !span.isRecording()) return message;
    const isAnswered = onAskOver(sender, (failure) => (failure === undefined ? span.end() : fail(span, failure)));
    if (!isAnswered) span.end();
    return new TracedMessage(message, this, trace.setSpan(found, span));
  }
}
