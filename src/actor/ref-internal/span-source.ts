import type { SpanView } from "../../base/index.ts";

/** What spans of one trace tell. */
export interface ObservedTrace {
  readonly trace: string;
  /** When the first of its spans began. Unit: ms. */
  readonly firstMs: number;
  /** Messages that this system has sent in it, without replies to asks. Count. */
  readonly messages: number;
  /** Spans that are kept. Count. */
  readonly spans: number;
  /** This system, and `host:port` of those that it has sent messages to. */
  readonly nodes: readonly string[];
}

/** Keeps the last spans of a system, for those who look at it. Absent unless the program has asked for it. */
export interface SpanSource {
  /** The traces of which spans are kept, that with the latest first span first. */
  traces(): readonly ObservedTrace[];
  /** The spans of `trace` that are kept, in the order in which they ended. */
  spansOf(trace: string): readonly SpanView[];
}
