/** A span that ended in a system: of one of its messages, or of the program around them. */
export interface SpanView {
  /** Id of the span. */
  readonly spanId: string;
  /** Absent for the first span of a trace. */
  readonly parentSpanId?: string;
  /** Name of the span. */
  readonly name: string;
  /** The system: `Name@host:port`, or its name without remoting. */
  readonly node: string;
  /** When it began, by the clock of the system, since 1970. Unit: ms. */
  readonly startMs: number;
  /** How long it took. Unit: ms. */
  readonly tookMs: number;
  /** Those that tell of a message, by the semantic conventions of messaging; never what the program has added. */
  readonly attributes: Readonly<Record<string, string | number>>;
  /** Why it failed, if it did. */
  readonly failure?: string;
}
