import type { SpanSource } from "../../actor/internal.ts";
import type { ConversationList, ConversationQuery, ConversationRecord } from "../contract/conversation-view.ts";

/** The conversations that `source` knows; none if nobody records spans. */
export function conversationsOf(
  source: SpanSource | undefined,
  { skip, limit }: Required<ConversationQuery>,
): Pick<ConversationList, "isRecording" | "conversations" | "total"> {
  const traces = source?.traces() ?? [];
  return {
    isRecording: source !== undefined,
    conversations: traces
      .slice(skip, skip + limit)
      .map(({ firstMs, trace, messages, spans, nodes }) => ({ trace, firstTime: new Date(firstMs).toISOString(), messages, spans, nodes })),
    total: traces.length,
  };
}

/** The spans of `trace`; `undefined` if there are none. */
export function conversationRecordOf(
  source: SpanSource | undefined,
  trace: string,
  { skip, limit }: Required<ConversationQuery>,
): Pick<ConversationRecord, "trace" | "spans" | "total"> | undefined {
  const spans = source?.spansOf(trace) ?? [];
  return spans.length === 0 ? undefined : { trace, spans: spans.slice(skip, skip + limit), total: spans.length };
}
