/** A span as a conversation needs it: of `OpenTelemetry`, or of the program around it. */
export interface ConversationSpan {
  /** Id of the span. */
  readonly spanId: string;
  /** Absent for the first span of a trace. */
  readonly parentSpanId?: string | undefined;
  /** Name of the span. */
  readonly name: string;
  /** The system or service that it comes from. */
  readonly node: string;
  /** When it began. Unit: ms. */
  readonly startMs: number;
  /** How long it took. Unit: ms. */
  readonly tookMs: number;
  /** Its attributes. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Why it failed, if it did. */
  readonly failure?: string | undefined;
}

/** One message of a conversation. */
export interface ConversationStep {
  /** Who sent it: `node /user/name`, or the span of the program that did. */
  readonly from: string;
  /** Who handled it, or was to. */
  readonly to: string;
  /** The class of the message. */
  readonly message: string;
  /** `tell` or `ask`. */
  readonly operation: string;
  /** When it was sent, since the first one. Unit: ms. */
  readonly atMs: number;
  /** How long its handler took. Unit: ms. Absent if no span tells that it was handled, as at a peer without traces. */
  readonly handledMs?: number;
  /** Why its handler failed, if it did. */
  readonly failure?: string;
}

/** Messages that belong together, in the order in which they were sent, over all nodes. Plain data: `JSON.stringify` writes it. */
export interface Conversation {
  /** The messages. */
  readonly steps: readonly ConversationStep[];
  /** Messages beyond the limit. Count. */
  readonly leftOut: number;
}

const MOST_STEPS = 1_000;
/** Parents beyond are not counted: spans may come from anywhere, and be their own parents. Count. */
const DEEPEST = 100;

/** The conversation that the spans of one trace tell, at most 1000 messages of it. Spans that are missing leave gaps. */
export function conversationOf(spans: Iterable<ConversationSpan>): Conversation {
  const all = [...spans];
  const byId = new Map(all.map((span) => [span.spanId, span]));
  const handlers = new Map(all.filter(isHandler).map((span) => [span.parentSpanId, span]));
  const sends = all.filter(isMessage).toSorted((a, b) => a.startMs - b.startMs || depthOf(a, byId) - depthOf(b, byId));
  const firstMs = sends[0]?.startMs ?? 0;
  const steps = sends.slice(0, MOST_STEPS).map((send) => stepOf(send, handlers.get(send.spanId), byId, firstMs));
  return { steps, leftOut: sends.length - steps.length };
}

function stepOf(
  send: ConversationSpan,
  handler: ConversationSpan | undefined,
  byId: ReadonlyMap<string, ConversationSpan>,
  firstMs: number,
): ConversationStep {
  const parent = parentOf(send, byId);
  const from = parent === undefined ? send.node : `${parent.node} ${isHandler(parent) ? destinationOf(parent) : parent.name}`;
  const failure = handler?.failure ?? send.failure;
  return {
    from,
    to: handler === undefined ? `${addressIn(send)} ${destinationOf(send)}` : `${handler.node} ${destinationOf(handler)}`,
    message: textIn(send, "ritsem.message.type"),
    operation: textIn(send, "messaging.operation.name", "tell"),
    atMs: send.startMs - firstMs,
    ...(handler === undefined ? {} : { handledMs: handler.tookMs }),
    ...(failure === undefined ? {} : { failure }),
  };
}

/** How many spans are above this one; clocks are too coarse to tell which of two came first. */
function depthOf(span: ConversationSpan, byId: ReadonlyMap<string, ConversationSpan>): number {
  let depth = 0;
  for (let above = parentOf(span, byId); above !== undefined && depth < DEEPEST; above = parentOf(above, byId)) depth += 1;
  return depth;
}

function parentOf({ parentSpanId }: ConversationSpan, byId: ReadonlyMap<string, ConversationSpan>): ConversationSpan | undefined {
  return parentSpanId === undefined ? undefined : byId.get(parentSpanId);
}

/** What is sent, but for replies to asks, which end the asks. */
export function isMessage(span: Pick<ConversationSpan, "attributes">): boolean {
  return isSend(span) && destinationOf(span) !== "/temp";
}

function isSend({ attributes }: Pick<ConversationSpan, "attributes">): boolean {
  return attributes["messaging.system"] === "ritsem" && attributes["messaging.operation.type"] === "send";
}

function isHandler({ attributes }: ConversationSpan): boolean {
  return attributes["messaging.system"] === "ritsem" && attributes["messaging.operation.type"] === "process";
}

function destinationOf(span: Pick<ConversationSpan, "attributes">): string {
  return textIn(span, "messaging.destination.name");
}

/** Where the system of a recipient listens that has no span of the message. */
function addressIn(send: ConversationSpan): string {
  const { "server.address": host, "server.port": port } = send.attributes;
  return typeof host !== "string" ? send.node : typeof port === "number" ? `${host}:${port}` : host;
}

/** The text of an attribute; `otherwise` if it has none. */
function textIn({ attributes }: Pick<ConversationSpan, "attributes">, key: string, otherwise = ""): string {
  const value = attributes[key];
  return typeof value === "string" ? value : otherwise;
}
