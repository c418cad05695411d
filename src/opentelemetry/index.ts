export { type Conversation, conversationOf, type ConversationSpan, type ConversationStep } from "./conversation/conversation.ts";
export { mermaidOf } from "./conversation/mermaid.ts";
export { OpenTelemetry, type OpenTelemetryOptions } from "./open-telemetry.ts";
