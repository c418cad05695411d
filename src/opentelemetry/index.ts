export { type Conversation, conversationOf, type ConversationSpan, type ConversationStep } from "./conversation/conversation.ts";
export { mermaidOf } from "./conversation/mermaid.ts";
export { type EndedSpan, SpanRecorder } from "./recording/span-recorder.ts";
export { OpenTelemetry, type OpenTelemetryOptions } from "./open-telemetry.ts";
