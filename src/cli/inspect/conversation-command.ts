import { InvalidArgumentError } from "../../base/index.ts";
import type { ConversationList, ConversationRecord, ConversationSummary, SpanView } from "../../inspection/index.ts";
import { conversationOf, mermaidOf } from "../../opentelemetry/internal.ts";
import { onOneLine } from "../terminal/one-line.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { tableOf } from "./figures.ts";
import { formatted, type Inspector, refusedBy } from "./inspector.ts";
import { type InspectOptions, openInspector } from "./open-inspector.ts";

/** Options of `ritsem conversation`. */
export interface ConversationOptions extends InspectOptions {
  readonly trace?: string;
}

const RECORD_CURE =
  "Pass new SpanRecorder() of ritsem/opentelemetry to the tracer provider as a span processor, and to OpenTelemetry.start(system, { recorder }).";
/** Of one system: more are none. A system that never stops to answer must not keep the command busy. */
const MOST_ANSWERS = 1_000;

/** Prints one conversation over all systems that are named, as a sequence diagram; without `--trace`, which conversations there are. */
export async function conversation(targets: readonly string[], options: ConversationOptions, terminal: Terminal): Promise<void> {
  const { trace, json } = options;
  if (trace !== undefined && !/^[\da-f]{32}$/i.test(trace))
    throw new InvalidArgumentError(
      `"${trace}" is no id of a trace, which has 32 hexadecimal digits. ritsem conversation ADDRESS lists them.`,
    );
  if (trace === undefined) {
    const list = await conversationsIn(targets, options, terminal);
    return terminal.out(json ? `${JSON.stringify(list)}\n` : listText(list));
  }
  const found = conversationOf(await spansIn(targets, trace.toLowerCase(), options, terminal));
  terminal.out(json ? `${JSON.stringify(found)}\n` : mermaidOf(found));
}

/** The conversations that any of the systems knows, that with the latest start first. */
async function conversationsIn(
  targets: readonly string[],
  options: ConversationOptions,
  terminal: Terminal,
): Promise<readonly ConversationSummary[]> {
  const byTrace = new Map<string, ConversationSummary>();
  for (const target of targets) {
    const { inspector } = await openInspector(target, options, terminal);
    await using opened = inspector;
    const list = (await opened.ask({ get: "conversations" })) as ConversationList;
    formatted(opened.name, () => {
      if (!list.isRecording) throw refusedBy(opened.name, "it does not record conversations", RECORD_CURE);
      for (const each of list.conversations) byTrace.set(each.trace, joined(each, byTrace.get(each.trace)));
      return "";
    });
  }
  return [...byTrace.values()].toSorted((a, b) => (a.firstTime < b.firstTime ? 1 : -1));
}

/** What two systems know of the same conversation. */
function joined(one: ConversationSummary, other: ConversationSummary | undefined): ConversationSummary {
  const { trace, firstTime, messages, spans, nodes } = one;
  if (other === undefined) return { trace, firstTime, messages, spans, nodes };
  const all = [...new Set([...other.nodes, ...nodes])];
  return {
    trace,
    firstTime: firstTime < other.firstTime ? firstTime : other.firstTime,
    messages: messages + other.messages,
    spans: spans + other.spans,
    nodes: all.filter((node) => !all.some((named) => named.endsWith(`@${node}`))), // a peer that was asked has a name
  };
}

/** The spans of all systems; one that is asked twice counts once. */
async function spansIn(
  targets: readonly string[],
  trace: string,
  options: ConversationOptions,
  terminal: Terminal,
): Promise<readonly SpanView[]> {
  const byId = new Map<string, SpanView>();
  let last = "";
  for (const target of targets) {
    const { inspector } = await openInspector(target, options, terminal);
    await using opened = inspector;
    last = opened.name;
    for (const span of await spansOf(opened, trace)) byId.set(span.spanId, span);
  }
  if (byId.size > 0) return [...byId.values()];
  const others = targets.length === 1 ? "" : ", nor do the others";
  throw refusedBy(last, `it keeps no spans of trace ${trace}${others}`, `Only the last spans are kept. ${RECORD_CURE}`);
}

/** All spans of a trace in one system, in as many answers as they need. */
async function spansOf(inspector: Inspector, trace: string): Promise<readonly SpanView[]> {
  const spans: SpanView[] = [];
  for (let answers = 0; answers < MOST_ANSWERS; answers += 1) {
    const record = (await inspector.ask({ get: "conversation", trace, skip: spans.length })) as ConversationRecord | null;
    const before = spans.length;
    formatted(inspector.name, () => {
      for (const span of record?.spans ?? []) spans.push(span);
      return "";
    });
    if (record === null || spans.length === before || spans.length >= record.total) break;
  }
  return spans;
}

/** The list for people. */
export function listText(list: readonly ConversationSummary[]): string {
  if (list.length === 0) return "No conversations are kept: no message was sent within a trace.\n";
  const rows = list.map(({ trace, firstTime, messages, nodes }) => [trace, firstTime, String(messages), nodes.join(", ")]);
  return `${tableOf(["trace", "began", " messages", "systems"], rows).map(onOneLine).join("\n")}\n`;
}
