import type { ConversationList, ConversationRecord, SpanView } from "../../../src/inspection/index.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const NODE = "Shop@10.0.0.1:8081";
const HEAD = { version: 1, system: "Shop", address: `akka.tcp://${NODE}` } as const;
const BEGAN_MS = Date.parse("2026-12-01T00:00:00Z");

/** Conversations of a system that is made up. */
export function conversationList(isRecording: boolean): ConversationList {
  const only = { trace: TRACE, firstTime: new Date(BEGAN_MS).toISOString(), messages: 3, spans: 6, nodes: [NODE, "10.0.0.2:8081"] };
  return isRecording ? { ...HEAD, isRecording, conversations: [only], total: 1 } : { ...HEAD, isRecording, conversations: [], total: 0 };
}

/** Two messages within the system, of which one fails, and one to another system. */
export function conversationRecord(trace: string): ConversationRecord | undefined {
  if (trace !== TRACE) return undefined;
  const spans = [
    { ...span("root", undefined, 0, 20), name: "POST /orders" },
    message("ask", "root", 1, 15, "send", "ask", "/user/orders", "Order"),
    message("orders", "ask", 2, 12, "process", "handle", "/user/orders", "Order"),
    message("pay", "orders", 5, 0, "send", "tell", "/user/payments", "Pay"),
    { ...message("payments", "pay", 6, 2, "process", "handle", "/user/payments", "Pay"), failure: "<b>no money</b>" },
    message("reserve", "orders", 7, 0, "send", "tell", "/user/stock", "Reserve", { "server.address": "10.0.0.2", "server.port": 8081 }),
  ];
  return { ...HEAD, trace, spans, total: spans.length };
}

function span(spanId: string, parentSpanId: string | undefined, atMs: number, tookMs: number): SpanView {
  const parent = parentSpanId === undefined ? {} : { parentSpanId };
  return { spanId, ...parent, name: spanId, node: NODE, startMs: BEGAN_MS + atMs, tookMs, attributes: {} };
}

function message(
  spanId: string,
  parentSpanId: string,
  atMs: number,
  tookMs: number,
  type: "send" | "process",
  name: string,
  destination: string,
  messageType: string,
  more: SpanView["attributes"] = {},
): SpanView {
  return {
    ...span(spanId, parentSpanId, atMs, tookMs),
    attributes: {
      "messaging.system": "ritsem",
      "messaging.operation.type": type,
      "messaging.operation.name": name,
      "messaging.destination.name": destination,
      "ritsem.message.type": messageType,
      ...more,
    },
  };
}
