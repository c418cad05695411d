import { InvalidActorStateError } from "../../actor/index.ts";
import type { SpanSource } from "../../actor/internal.ts";
import type { SpanView } from "../../base/index.ts";
import type { RecorderSettings } from "../settings/telemetry-settings.ts";
import { KeptSpans } from "./kept-spans.ts";

/** Longer texts are cut. Unit: characters. */
const LONGEST_TEXT = 200;
const ERROR_STATUS = 2;
const MS_PER_S = 1_000;
const NS_PER_MS = 1_000_000;
/** The attributes that tell of a message. Those of the program may be secrets. */
const KEPT = [
  "messaging.system",
  "messaging.operation.type",
  "messaging.operation.name",
  "messaging.destination.name",
  "ritsem.message.type",
  "server.address",
  "server.port",
] as const;

/** What a recorder reads of a span that has ended: the part of `ReadableSpan` of the SDKs, 1 and 2, that it needs. */
export interface EndedSpan {
  /** Name of the span. */
  readonly name: string;
  /** When it began: seconds since 1970, and nanoseconds. */
  readonly startTime: readonly [number, number];
  /** How long it took: seconds, and nanoseconds. */
  readonly duration: readonly [number, number];
  /** Its attributes. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Whether it failed, and why. */
  readonly status: { readonly code: number; readonly message?: string };
  /** The context of its parent, as SDK 2 has it. */
  readonly parentSpanContext?: { readonly spanId: string } | undefined;
  /** The id of its parent, as SDK 1 has it. */
  readonly parentSpanId?: string | undefined;
  /** Its ids. */
  spanContext(): { readonly traceId: string; readonly spanId: string };
}

/**
 * Keeps the last spans of one system, so that `ritsem conversation` and the dashboard can show who sent what to whom: a span processor for the
 * tracer provider of an SDK, and an option of `OpenTelemetry.start`. Of messages and of the program's own spans it keeps names, times,
 * failures and, of messages, their types; never what they carry. `ritsem.opentelemetry.recorder` limits how many, and how many bytes.
 */
export class SpanRecorder {
  #kept: KeptSpans | undefined;
  #node = "";

  /** Does nothing: spans are kept when they end. */
  onStart(): void {}

  /** Keeps `span`, if a system has started with this recorder. */
  onEnd(span: EndedSpan): void {
    this.#kept?.add(span.spanContext().traceId, observedFrom(span, this.#node));
  }

  /** Does nothing: nothing waits to be sent. */
  forceFlush(): Promise<void> {
    return Promise.resolve();
  }

  /** Keeps no more spans. */
  shutdown(): Promise<void> {
    this.stop();
    return Promise.resolve();
  }

  /** @internal Keeps spans from now on, for the system `node`. Throws InvalidActorStateError if it does so already. */
  start(node: string, settings: RecorderSettings): SpanSource {
    if (this.#kept !== undefined)
      throw new InvalidActorStateError(`The SpanRecorder already keeps the spans of ${this.#node}. Give each system one of its own.`);
    this.#node = node;
    this.#kept = new KeptSpans(settings);
    return this.#kept;
  }

  /** @internal Keeps no more spans. */
  stop(): void {
    this.#kept = undefined;
  }
}

function observedFrom(span: EndedSpan, node: string): SpanView {
  const { status } = span;
  const parentSpanId = span.parentSpanContext?.spanId ?? span.parentSpanId;
  return {
    spanId: span.spanContext().spanId,
    ...(parentSpanId === undefined || parentSpanId === "" ? {} : { parentSpanId }),
    name: span.name.slice(0, LONGEST_TEXT),
    node,
    startMs: msOf(span.startTime),
    tookMs: msOf(span.duration),
    attributes: keptOf(span.attributes),
    ...(status.code === ERROR_STATUS ? { failure: (status.message ?? "failed").slice(0, LONGEST_TEXT) } : {}),
  };
}

function keptOf(attributes: EndedSpan["attributes"]): SpanView["attributes"] {
  const kept: Record<string, string | number> = {};
  for (const key of KEPT) {
    const value = attributes[key];
    if (typeof value === "string") kept[key] = value.slice(0, LONGEST_TEXT);
    else if (typeof value === "number") kept[key] = value;
  }
  return kept;
}

function msOf([seconds, nanoseconds]: readonly [number, number]): number {
  return seconds * MS_PER_S + nanoseconds / NS_PER_MS;
}
