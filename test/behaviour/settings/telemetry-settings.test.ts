import { assert, beforeAll, it } from "vitest";
import { startInspection } from "../../../src/inspection/internal.ts";
import { OpenTelemetry, SpanRecorder } from "../../../src/opentelemetry/index.ts";
import { MultiSystem } from "../../../src/testkit/index.ts";
import { scripted, startProbe, startTestSystem } from "../actor-harness.ts";
import { QUIET } from "../health.fixture.ts";
import { RecordedMetrics } from "../metrics.fixture.ts";
import { recordedTraces, RecordedTraces, useContextManager } from "../telemetry.fixture.ts";
import { describeSetting } from "./describe-setting.ts";

beforeAll(useContextManager);

async function traced(config: string): Promise<Awaited<ReturnType<typeof startTestSystem>> & { readonly traces: RecordedTraces }> {
  const test = await startTestSystem(`${QUIET}\nritsem.opentelemetry.traces { ${config} }`);
  const traces = new RecordedTraces();
  OpenTelemetry.start(test.system, { tracerProvider: traces.provider });
  return { ...test, traces };
}

const tracer = (traces: RecordedTraces) => traces.provider.getTracer("program");

describeSetting("ritsem.opentelemetry.traces.enabled", () => {
  it("off has no spans of messages", async () => {
    const { system, traces, settle } = await traced("enabled = off");
    const { ref } = startProbe(system);
    tracer(traces).startActiveSpan("request", (span) => {
      ref.tell("text");
      span.end();
    });
    await settle();
    assert.deepEqual(traces.tree, ["request"]);
  });
});

describeSetting("ritsem.opentelemetry.traces.begin", () => {
  it("on has a message that is sent outside of any trace begin one", async () => {
    const { system, traces, settle } = await traced("begin = on");
    startProbe(system, "probe").ref.tell("text");
    await settle();
    assert.deepEqual(traces.tree, ["tell /user/probe", "  handle /user/probe"]);
  });
});

describeSetting("ritsem.opentelemetry.traces.look-in-handlers", () => {
  const spansWith = async (config: string): Promise<readonly string[]> => {
    const { system, traces, settle } = await traced(config);
    const { ref } = startProbe(system, "probe");
    const poller = system.actorOf(
      scripted(() =>
        tracer(traces).startActiveSpan("poll", (span) => {
          ref.tell("found");
          span.end();
        }),
      ),
    );
    poller.tell("untraced");
    await settle();
    return traces.tree;
  };

  it("on notices a span that a handler makes active", async () => {
    assert.deepEqual(await spansWith("look-in-handlers = on"), ["poll", "  tell /user/probe", "    handle /user/probe"]);
    assert.deepEqual(await spansWith("look-in-handlers = off"), ["poll"]);
  });
});

describeSetting("ritsem.opentelemetry.traces.propagation", () => {
  it("off lets traces end at the border of the system", async () => {
    const systems = new MultiSystem({ config: `${QUIET}, ritsem.remote.memory.port = 0` });
    const { system: here } = await systems.start("here");
    const { system: there } = await systems.start("there", "ritsem.opentelemetry.traces.propagation = off");
    const [mine, theirs] = [new RecordedTraces(), new RecordedTraces()];
    OpenTelemetry.start(here, { tracerProvider: mine.provider });
    OpenTelemetry.start(there, { tracerProvider: theirs.provider });
    there.actorOf(
      scripted((_message, actor) => actor.sender.tell("reply")),
      "there",
    );
    const found = await here.actorSelection(`${there.address}/user/there`).resolveOne("3 s");
    await tracer(mine).startActiveSpan("request", (span) => found.ask("question", "3 s").finally(() => span.end()));
    assert.include(mine.tree, "  ask /user/there");
    assert.deepEqual(theirs.tree, []);
    await systems.terminate();
  });
});

const keptAfter = async (spans: number, config: string): Promise<readonly string[]> => {
  const { system } = await startTestSystem(`${QUIET}\nritsem.opentelemetry.recorder { ${config} }`);
  const recorder = new SpanRecorder();
  const traces = recordedTraces(recorder);
  OpenTelemetry.start(system, { tracerProvider: traces.provider, recorder });
  const trace = tracer(traces).startActiveSpan("root", (root) => {
    for (let number = 1; number <= spans; number += 1) tracer(traces).startSpan(`span ${number}`).end();
    return root.spanContext().traceId;
  });
  const record = startInspection(system, "ritsem test").conversation({ trace });
  return record?.spans.map(({ name }) => name) ?? [];
};

describeSetting("ritsem.opentelemetry.recorder.maximum-spans", () => {
  it("says how many of the last spans are kept", async () => {
    assert.deepEqual(await keptAfter(7, "maximum-spans = 3"), ["span 5", "span 6", "span 7"]);
  });
});

describeSetting("ritsem.opentelemetry.recorder.maximum-bytes", () => {
  it("says what they may weigh", async () => {
    const kept = await keptAfter(100, "maximum-bytes = 10 kB");
    assert.isAbove(kept.length, 5);
    assert.isBelow(kept.length, 20);
    assert.equal(kept.at(-1), "span 100");
    assert.deepEqual(await keptAfter(2, "maximum-bytes = 100 B"), []);
  });
});

describeSetting("ritsem.opentelemetry.metrics.enabled", () => {
  it("off reports no metrics", async () => {
    const { system } = await startTestSystem(`${QUIET}\nritsem.opentelemetry.metrics.enabled = off`);
    const metrics = new RecordedMetrics();
    OpenTelemetry.start(system, { meterProvider: metrics.provider });
    assert.deepEqual(await metrics.all(), []);
  });
});

describeSetting("ritsem.opentelemetry.metrics.maximum-actors", () => {
  it("says into how many mailboxes a look goes", async () => {
    const { system, settle } = await startTestSystem(`${QUIET}\nritsem.opentelemetry.metrics.maximum-actors = 3`);
    const metrics = new RecordedMetrics();
    OpenTelemetry.start(system, { meterProvider: metrics.provider });
    const slow = system.actorOf(scripted(() => new Promise(() => {})));
    for (const text of ["a", "b"]) slow.tell(text);
    await settle();
    assert.equal((await metrics.values()).get("ritsem.mailbox.messages"), 0); // the guardians come first
  });
});
