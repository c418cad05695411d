/** A span that ended in a system: of one of its messages, or of the program around them. */
export interface ObservedSpan {
  readonly spanId: string;
  /** Absent for the first span of a trace. */
  readonly parentSpanId?: string;
  readonly name: string;
  /** The system: `Name@host:port`, or its name without remoting. */
  readonly node: string;
  /** When it began, by the clock of the system, since 1970. Unit: ms. */
  readonly startMs: number;
  /** How long it took. Unit: ms. */
  readonly tookMs: number;
  /** Those that tell of a message; never what the program has added. */
  readonly attributes: Readonly<Record<string, string | number>>;
  /** Why it failed, if it did. */
  readonly failure?: string;
}

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
  spansOf(trace: string): readonly ObservedSpan[];
}
