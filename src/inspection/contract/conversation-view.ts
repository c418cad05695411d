import type { SpanView } from "../../base/index.ts";
import type { CONTRACT_VERSION } from "./snapshot.ts";

/** Which conversations, or which spans of one, are wanted. */
export interface ConversationQuery {
  /** Maximum number, at most 1000. Default: 100 conversations, 1000 spans. */
  readonly limit?: number;
  /** How many are left out at the start, to page through many. Default: 0. */
  readonly skip?: number;
}

/** What `GET /api/conversations` answers: the traces of which this system has spans. */
export interface ConversationList {
  /** Version of the contract. */
  readonly version: typeof CONTRACT_VERSION;
  /** Name of the system. */
  readonly system: string;
  /** Address of the system. */
  readonly address: string;
  /** Whether spans are recorded: `OpenTelemetry.start` of `ritsem/opentelemetry` with a `SpanRecorder`. */
  readonly isRecording: boolean;
  /** Those that began last first. */
  readonly conversations: readonly ConversationSummary[];
  /** Conversations, including those that are not listed. Count. */
  readonly total: number;
}

/** Messages that belong together, as far as one system knows. */
export interface ConversationSummary {
  /** Id of the trace: 32 hexadecimal digits. */
  readonly trace: string;
  /** When the first of its spans in this system began. ISO 8601. */
  readonly firstTime: string;
  /** Messages that this system has sent in it, without replies to asks. Count. */
  readonly messages: number;
  /** Spans that are kept. Count. */
  readonly spans: number;
  /** This system, `Name@host:port`, and `host:port` of systems that it has sent messages to. At most 10. */
  readonly nodes: readonly string[];
}

/** What `GET /api/conversation?trace=` answers: the spans of one trace in this system. Other systems have theirs. */
export interface ConversationRecord {
  /** Version of the contract. */
  readonly version: typeof CONTRACT_VERSION;
  /** Name of the system. */
  readonly system: string;
  /** Address of the system. */
  readonly address: string;
  /** Id of the trace. */
  readonly trace: string;
  /** The spans: what `conversationOf` of `ritsem/opentelemetry` takes. Those that ended first are first. */
  readonly spans: readonly SpanView[];
  /** Spans that are kept, including those that are not listed. Count. */
  readonly total: number;
}
