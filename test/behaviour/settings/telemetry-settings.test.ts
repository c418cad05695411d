import { assert, beforeAll, it } from "vitest";
import { OpenTelemetry } from "../../../src/opentelemetry/index.ts";
import { MultiSystem } from "../../../src/testkit/index.ts";
import { scripted, startProbe, startTestSystem } from "../actor-harness.ts";
import { QUIET } from "../health.fixture.ts";
import { RecordedMetrics } from "../metrics.fixture.ts";
import { RecordedTraces, useContextManager } from "../telemetry.fixture.ts";
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
