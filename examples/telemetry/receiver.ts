import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type ConversationSpan, conversationOf, mermaidOf } from "ritsem/opentelemetry";

// Receives spans as OTLP over HTTP, as a collector does. On the word `print` it prints the trees of the traces, and each as a sequence diagram.

/** What this program reads of a request. */
interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string; readonly intValue?: number } }[];
  readonly status?: { readonly message?: string };
}
interface OtlpRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: OtlpSpan["attributes"] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

const MOST_BYTES = 1_000_000;
const NANOSECONDS = 1_000_000n;
const traces = new Map<string, ConversationSpan[]>();

const server = createServer((request, response) => {
  textOf(request).then(
    (text) => {
      add(JSON.parse(text) as OtlpRequest);
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    },
    () => response.writeHead(400).end(),
  );
});
server.listen(Number(process.argv[2] ?? 4318), "127.0.0.1");
await once(server, "listening");
console.log("ready");

for await (const line of process.stdin.setEncoding("utf8")) {
  if (!String(line).includes("print")) continue;
  for (const spans of traces.values()) {
    printBelow(undefined, spans, "");
    console.log(mermaidOf(conversationOf(spans)));
  }
}
server.close();

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += String(chunk);
    if (text.length > MOST_BYTES) throw new Error("too much");
  }
  return text;
}

function add({ resourceSpans }: OtlpRequest): void {
  for (const { resource, scopeSpans } of resourceSpans) {
    const node = resource.attributes.find(({ key }) => key === "service.name")?.value.stringValue ?? "";
    for (const span of scopeSpans.flatMap(({ spans }) => spans)) {
      const start = BigInt(span.startTimeUnixNano);
      const converted: ConversationSpan = {
        spanId: span.spanId,
        parentSpanId: span.parentSpanId,
        name: span.name,
        node,
        startMs: Number(start / 1000n) / 1000,
        tookMs: Number((BigInt(span.endTimeUnixNano) - start) / (NANOSECONDS / 1000n)) / 1000,
        attributes: attributesOf(span.attributes),
        failure: span.status?.message,
      };
      traces.set(span.traceId, [...(traces.get(span.traceId) ?? []), converted]);
    }
  }
}

function attributesOf(list: OtlpSpan["attributes"]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(list.map(({ key, value }) => [key, value.stringValue ?? value.intValue]));
}

function printBelow(parent: string | undefined, spans: readonly ConversationSpan[], indent: string): void {
  for (const { spanId, name, node } of spans.filter(({ parentSpanId }) => parentSpanId === parent)) {
    console.log(`${indent}${name} (${node})`);
    printBelow(spanId, spans, `${indent}  `);
  }
}
