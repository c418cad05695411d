import type { ObservedTrace, SpanSource } from "../../actor/internal.ts";
import type { SpanView } from "../../base/index.ts";
import { isMessage } from "../conversation/conversation.ts";
import type { RecorderSettings } from "../settings/telemetry-settings.ts";

/** What the objects of a span weigh without their texts, roughly. Unit: bytes. */
const SPAN_BYTES = 600;
/** Of one trace; a trace may reach any number of systems. Count. */
const MOST_NODES = 10;

/** A span, and the trace that it belongs to. */
interface KeptSpan {
  readonly trace: string;
  readonly span: SpanView;
  readonly bytes: number;
}

/** The last spans of a system, in a ring: bounded in number and in bytes. */
export class KeptSpans implements SpanSource {
  readonly #limits: RecorderSettings;
  readonly #ring: (KeptSpan | undefined)[] = [];
  /** Where the oldest is. */
  #first = 0;
  #count = 0;
  #bytes = 0;

  constructor(limits: RecorderSettings) {
    this.#limits = limits;
  }

  add(trace: string, span: SpanView): void {
    const { maximumSpans, maximumBytes } = this.#limits;
    const bytes = bytesOf(span);
    if (bytes > maximumBytes) return;
    while (this.#count >= maximumSpans || this.#bytes + bytes > maximumBytes) this.#forgetOldest();
    this.#ring[(this.#first + this.#count) % maximumSpans] = { trace, span, bytes };
    this.#count += 1;
    this.#bytes += bytes;
  }

  traces(): readonly ObservedTrace[] {
    const found = new Map<string, { firstMs: number; messages: number; spans: number; readonly nodes: Set<string> }>();
    for (const { trace, span } of this.#all()) {
      const sum = found.get(trace) ?? { firstMs: span.startMs, messages: 0, spans: 0, nodes: new Set([span.node]) };
      found.set(trace, sum);
      sum.firstMs = Math.min(sum.firstMs, span.startMs);
      sum.spans += 1;
      if (!isMessage(span)) continue;
      sum.messages += 1;
      const { "server.address": host, "server.port": port } = span.attributes;
      if (host !== undefined && sum.nodes.size < MOST_NODES) sum.nodes.add(`${host}:${port}`);
    }
    return Array.from(found, ([trace, sum]) => ({ trace, ...sum, nodes: [...sum.nodes] })).toSorted((a, b) => b.firstMs - a.firstMs);
  }

  spansOf(trace: string): readonly SpanView[] {
    const found: SpanView[] = [];
    for (const kept of this.#all()) if (kept.trace === trace) found.push(kept.span);
    return found;
  }

  *#all(): Generator<KeptSpan> {
    for (let index = 0; index < this.#count; index += 1) {
      const kept = this.#ring[(this.#first + index) % this.#limits.maximumSpans];
      if (kept !== undefined) yield kept;
    }
  }

  #forgetOldest(): void {
    this.#bytes -= this.#ring[this.#first]?.bytes ?? 0;
    this.#ring[this.#first] = undefined;
    this.#first = (this.#first + 1) % this.#limits.maximumSpans;
    this.#count -= 1;
  }
}

/** Characters take up to 2 bytes. */
function bytesOf({ name, attributes, failure = "" }: SpanView): number {
  let characters = name.length + failure.length;
  for (const value of Object.values(attributes)) if (typeof value === "string") characters += value.length;
  return SPAN_BYTES + 2 * characters;
}
