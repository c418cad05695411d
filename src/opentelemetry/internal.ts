// For the command line, which draws what systems have recorded, without `@opentelemetry/api`. No promise about versions.
export { conversationOf } from "./conversation/conversation.ts";
export { mermaidOf } from "./conversation/mermaid.ts";
