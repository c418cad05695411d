import { afterEach, assert, beforeAll, describe, it } from "vitest";
import type { ActorRef, ActorSystem, Props } from "../../src/actor/index.ts";
import type { ConversationRecord } from "../../src/inspection/index.ts";
import { type Inspection, isRefusal, answerTo, startInspection } from "../../src/inspection/internal.ts";
import { conversationOf, mermaidOf, OpenTelemetry, SpanRecorder } from "../../src/opentelemetry/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";
import { scripted } from "./actor-harness.ts";
import { type RecordedTraces, recordedTraces, useContextManager } from "./telemetry.fixture.ts";

const QUIET = "akka { loggers = [], stdout-loglevel = OFF }, ritsem.remote.memory.port = 0";
const systems = new MultiSystem({ config: QUIET });

beforeAll(useContextManager);
afterEach(() => systems.terminate());

interface Recorded {
  readonly system: ActorSystem;
  readonly inspection: Inspection;
  readonly traces: RecordedTraces;
}

/** A system that records its spans, and is looked at. */
async function recorded(name: string): Promise<Recorded> {
  const { system } = await systems.start(name);
  const recorder = new SpanRecorder();
  const traces = recordedTraces(recorder);
  OpenTelemetry.start(system, { tracerProvider: traces.provider, recorder });
  return { system, traces, inspection: startInspection(system, "ritsem test") };
}

const answering = (answer: unknown): Props => scripted((_message, actor) => actor.sender.tell(answer));

/** Asks `ref` within a span of the program, whose trace this is. */
async function askWithin({ traces }: Recorded, ref: ActorRef, name = "POST /orders"): Promise<string> {
  return traces.provider.getTracer("program").startActiveSpan(name, { attributes: { password: "secret" } }, async (span) => {
    await ref.ask("apples", "3 s");
    span.end();
    return span.spanContext().traceId;
  });
}

/** `shop` asks `warehouse`. */
async function order(): Promise<{ readonly shop: Recorded; readonly warehouse: Recorded; readonly trace: string }> {
  const [shop, warehouse] = [await recorded("shop"), await recorded("warehouse")];
  warehouse.system.actorOf(answering("in stock"), "stock");
  const stock = await shop.system.actorSelection(`${warehouse.system.address}/user/stock`).resolveOne("3 s");
  const trace = await askWithin(shop, stock);
  return { shop, warehouse, trace };
}

describe("Conversations", () => {
  it("are listed by each system that has taken part, those that began last first", async () => {
    const { shop, warehouse, trace } = await order();
    const { host, port } = warehouse.system.address;
    const { isRecording, conversations, total } = shop.inspection.conversations();
    assert.deepEqual([isRecording, total], [true, 1]);
    const [{ nodes, messages, spans } = assert.fail()] = conversations;
    assert.equal(conversations[0]?.trace, trace);
    assert.match(conversations[0]?.firstTime ?? "", /^\d{4}-.*Z$/);
    assert.deepEqual([nodes[0]?.split("@")[0], nodes[1]], ["shop", `${host}:${port}`]);
    assert.deepEqual([messages, spans], [1, 2]);
    assert.equal(warehouse.inspection.conversations().conversations[0]?.trace, trace);
    const later = await askWithin(shop, shop.system.actorOf(answering("yes")), "GET /later");
    assert.deepEqual(
      shop.inspection.conversations().conversations.map((each) => each.trace),
      [later, trace],
    );
    assert.equal(shop.inspection.conversations({ limit: 1 }).conversations.length, 1);
  });

  it("show what happened on all nodes once their spans are together", async () => {
    const { shop, warehouse, trace } = await order();
    const records = [shop, warehouse].map(({ inspection }) => inspection.conversation({ trace }));
    const { steps } = conversationOf(records.flatMap((record) => record?.spans ?? []));
    assert.equal(steps.length, 1);
    assert.match(`${steps[0]?.from} → ${steps[0]?.to}`, /^shop@\S+ POST \/orders → warehouse@\S+ \/user\/stock$/);
    assert.isNumber(steps[0]?.handledMs);
    const alone = mermaidOf(conversationOf(records[0]?.spans ?? [])); // the other node is known by its address alone
    assert.match(alone, new RegExp(` as ${warehouse.system.address.host}:${warehouse.system.address.port} /user/stock`));
  });

  it("never show what messages carry or the program's own attributes", async () => {
    const { shop, trace } = await order();
    const text = JSON.stringify(shop.inspection.conversation({ trace }));
    assert.include(text, "POST /orders");
    assert.notInclude(text, "secret");
    assert.notInclude(text, "apples");
  });

  it("come in parts, and say what is wrong with a question", async () => {
    const { shop, trace } = await order();
    const ask = async (parts: object): Promise<object | undefined> => answerTo("conversation", { ...parts }, shop.inspection);
    const part = (await ask({ trace: trace.toUpperCase(), skip: "1" })) as ConversationRecord;
    assert.deepEqual([part.total, part.spans.length], [2, 1]);
    assert.isUndefined(await ask({ trace: "0".repeat(32) }));
    for (const wrong of [undefined, "x", 17, `${trace}0`]) assert.isTrue(isRefusal((await ask({ trace: wrong })) ?? {}));
  });

  it("are none without a recorder, and after telemetry has ended", async () => {
    const { system } = await systems.start("plain");
    OpenTelemetry.start(system);
    const { isRecording, conversations } = startInspection(system, "ritsem test").conversations();
    assert.deepEqual([isRecording, conversations], [false, []]);
    const { shop, trace } = await order();
    await shop.system.terminate();
    assert.isUndefined(shop.inspection.conversation({ trace }));
  });

  it("are recorded for one system by each recorder", async () => {
    const [one, other] = [await systems.start("one"), await systems.start("other")];
    const recorder = new SpanRecorder();
    OpenTelemetry.start(one.system, { recorder });
    assert.throws(() => OpenTelemetry.start(other.system, { recorder }), /Give each system one of its own/);
    OpenTelemetry.start(other.system, { recorder: new SpanRecorder() });
  });
});
