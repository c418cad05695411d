import { context, ROOT_CONTEXT, SpanKind } from "@opentelemetry/api";
import { AlwaysOffSampler, ParentBasedSampler } from "@opentelemetry/sdk-trace";
import { afterEach, assert, beforeAll, describe, it } from "vitest";
import { type ActorRef, type ActorSystem, DeadLetter, Props, ReceiveActor, RoundRobinPool } from "../../src/actor/index.ts";
import { OpenTelemetry } from "../../src/opentelemetry/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";
import { deferred, scripted, startProbe, startTestSystem } from "./actor-harness.ts";
import { RecordedTraces, treeOf, useContextManager } from "./telemetry.fixture.ts";

const QUIET = "akka { loggers = [], stdout-loglevel = OFF }, ritsem.remote.memory.port = 0";
const systems = new MultiSystem({ config: QUIET });

beforeAll(useContextManager);
afterEach(() => systems.terminate());

/** Does `task` within a span of the program. */
function within<T>(traces: RecordedTraces, name: string, task: () => T): T {
  return traces.provider.getTracer("program").startActiveSpan(name, (span) => {
    const result = task();
    span.end();
    return result;
  });
}

/** Passes what it is told on to `next`, and answers if there is none. */
function relay(next?: ActorRef): Props {
  return scripted((message, actor) =>
    next === undefined ? actor.sender.tell(`done ${String(message)}`) : next.tell(message, actor.sender),
  );
}

async function traced(config = ""): Promise<Awaited<ReturnType<typeof startTestSystem>> & { readonly traces: RecordedTraces }> {
  const test = await startTestSystem(`${QUIET}\n${config}`);
  const traces = new RecordedTraces();
  OpenTelemetry.start(test.system, { tracerProvider: traces.provider });
  return { ...test, traces };
}

describe("Traces within a system", () => {
  it("have a span for each message that is sent and handled, with attributes of the messaging conventions", async () => {
    const { system, traces, settle } = await traced();
    const last = system.actorOf(relay(), "last");
    const first = system.actorOf(relay(last), "first");
    within(traces, "request", () => first.tell("order"));
    await settle();
    assert.deepEqual(traces.tree, [
      "request",
      "  tell /user/first",
      "    handle /user/first",
      "      tell /user/last",
      "        handle /user/last",
    ]);
    const [tell, handle] = [traces.named("tell /user/first"), traces.named("handle /user/first")];
    assert.deepEqual(tell?.attributes, {
      "messaging.system": "ritsem",
      "messaging.operation.type": "send",
      "messaging.operation.name": "tell",
      "messaging.destination.name": "/user/first",
      "ritsem.message.type": "string",
    });
    assert.deepEqual([tell?.kind, handle?.kind], [SpanKind.PRODUCER, SpanKind.CONSUMER]);
    assert.equal(handle?.attributes["messaging.operation.type"], "process");
  });

  it("let the span of an ask last until its reply", async () => {
    const { system, traces, settle } = await traced();
    const gate = deferred();
    const slow = system.actorOf(
      scripted(async (_message, actor) => {
        await gate.promise;
        actor.sender.tell("reply");
      }),
      "slow",
    );
    const reply = within(traces, "request", () => slow.ask("question", String));
    await settle();
    assert.isUndefined(traces.named("ask /user/slow"));
    gate.resolve();
    assert.equal(await reply, "reply");
    await settle();
    assert.equal(traces.named("ask /user/slow")?.kind, SpanKind.CLIENT);
    assert.include(traces.tree, "    handle /user/slow");
  });

  it("mark the ask that got no reply and the handler that failed, which its supervisor restarts as ever", async () => {
    const { system, platform, traces, settle } = await traced();
    const failing = system.actorOf(
      scripted(() => {
        throw new TypeError("no such order");
      }),
      "failing",
    );
    const reply = within(traces, "request", () => failing.ask("question", String, "1 s").catch(() => "no reply"));
    await settle();
    await platform.advanceMs(1_000);
    assert.equal(await reply, "no reply");
    const handle = traces.named("handle /user/failing");
    assert.equal(handle?.status.message, "no such order");
    assert.equal(handle?.attributes["error.type"], "TypeError");
    assert.equal(traces.named("ask /user/failing")?.attributes["error.type"], "AskTimeoutError");
  });

  it("continue after an await, in the messages that the handler sends then", async () => {
    const { system, traces, settle } = await traced();
    const probe = startProbe(system, "probe");
    const worker = system.actorOf(
      scripted(async (_message, actor) => {
        await Promise.resolve();
        actor.tell(probe.ref, "late");
      }),
      "worker",
    );
    within(traces, "request", () => worker.tell("go"));
    await settle();
    assert.deepEqual(probe.received, ["late"]);
    assert.include(traces.tree, "        handle /user/probe");
  });

  it("do not leak into messages that have nothing to do with them", async () => {
    const { system, platform, traces, settle } = await traced();
    const other = system.actorOf(relay(startProbe(system).ref), "other");
    const first = system.actorOf(relay(startProbe(system).ref), "first");
    within(traces, "request", () => {
      first.tell("traced"); // asks for the turn in which the next message is handled too
      context.with(ROOT_CONTEXT, () => other.tell("not traced"));
    });
    within(traces, "request", () => system.scheduler.scheduleTellRepeatedly("1 s", "1 s", other, "later"));
    await settle();
    await platform.advanceMs(3_000);
    assert.deepEqual(
      traces.spans.filter(({ name }) => name.includes("other")),
      [],
    );
    assert.isDefined(traces.named("handle /user/first"));
  });

  it("follow a message through a router, a selection and a mailbox of another kind", async () => {
    const { system, traces, settle } = await traced('bounded { mailbox-type = "Akka.Dispatch.BoundedMailbox", mailbox-capacity = 10 }');
    const pool = system.actorOf(relay(startProbe(system).ref).withRouter(new RoundRobinPool(2)).withMailbox("bounded"), "pool");
    within(traces, "request", () => {
      pool.tell("routed");
      system.actorSelection("/user/pool").tell("selected");
    });
    await settle();
    assert.equal(traces.spans.filter(({ name }) => name === "handle /user/pool/$").length, 2);
  });

  it("change nothing that actors see: the message, its sender, a dead letter", async () => {
    const { system, traces, settle } = await traced();
    const { ref, received, senders } = startProbe(system);
    const letters: unknown[] = [];
    system.eventStream.subscribe((letter) => letters.push(letter.message), DeadLetter);
    const gone = system.actorOf(relay(), "gone");
    system.stop(gone);
    await settle();
    within(traces, "request", () => {
      ref.tell("text", ref);
      gone.tell("lost");
    });
    await settle();
    assert.deepEqual([received, senders, letters], [["text"], [ref], ["lost"]]);
  });

  it("cost a message without a trace nothing, and begin none by themselves", async () => {
    const { system, traces, settle } = await traced();
    system.actorOf(relay(startProbe(system).ref)).tell("untraced");
    await settle();
    assert.deepEqual(traces.tree, []);
  });

  it("have no spans if the sampler says no", async () => {
    const test = await startTestSystem(QUIET);
    const traces = new RecordedTraces(new ParentBasedSampler({ root: new AlwaysOffSampler() }));
    OpenTelemetry.start(test.system, { tracerProvider: traces.provider });
    const { ref, received } = startProbe(test.system);
    within(traces, "request", () => ref.tell("unsampled"));
    await test.settle();
    assert.deepEqual([traces.tree, received], [[], ["unsampled"]]);
  });

  it("end with stop, and are refused a second start before", async () => {
    const test = await startTestSystem(QUIET);
    const traces = new RecordedTraces();
    const telemetry = OpenTelemetry.start(test.system, { tracerProvider: traces.provider });
    assert.throws(() => OpenTelemetry.start(test.system), /OpenTelemetry is started already in akka:\/\/Sys/);
    telemetry.stop();
    within(traces, "request", () => startProbe(test.system).ref.tell("after"));
    await test.settle();
    assert.deepEqual(traces.tree, ["request"]);
    OpenTelemetry.start(test.system, { tracerProvider: traces.provider }).stop();
  });
});

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

interface Node {
  readonly system: ActorSystem;
  readonly traces: RecordedTraces;
}

async function node(name: string, config = ""): Promise<Node> {
  const { system } = await systems.start(name, config);
  const traces = new RecordedTraces();
  OpenTelemetry.start(system, { tracerProvider: traces.provider });
  return { system, traces };
}

describe("Traces over several systems", () => {
  it("continue at the other one, with its own spans, and with the state of the trace", async () => {
    const [here, there] = [await node("here"), await node("there")];
    there.system.actorOf(Props.create(Echo), "echo");
    const echo = here.system.actorSelection(`${there.system.address}/user/echo`);
    const found = await echo.resolveOne("3 s");
    await within(here.traces, "request", () => found.ask("hello", String, "3 s"));
    assert.deepEqual(treeOf(here.traces, there.traces).slice(0, 3), ["request", "  ask /user/echo", "    handle /user/echo"]);
    const [ask, handle] = [here.traces.named("ask /user/echo"), there.traces.named("handle /user/echo")];
    assert.equal(handle?.spanContext().traceId, ask?.spanContext().traceId);
    assert.isTrue(handle?.parentSpanContext?.isRemote);
    assert.deepEqual(
      [ask?.attributes["server.address"], ask?.attributes["server.port"]],
      [there.system.address.host, there.system.address.port],
    );
  });

  it("stop at a system without telemetry, which gets the message as ever", async () => {
    const here = await node("here");
    const { system } = await systems.start("there");
    system.actorOf(Props.create(Echo), "echo");
    const found = await here.system.actorSelection(`${system.address}/user/echo`).resolveOne("3 s");
    assert.equal(await within(here.traces, "request", () => found.ask("hello", String, "3 s")), "hello");
    assert.deepEqual(here.traces.tree.slice(0, 2), ["request", "  ask /user/echo"]);
  });

  it("are not taken from peers in untrusted mode", async () => {
    const [here, there] = [
      await node("here"),
      await node("there", "akka.remote.untrusted-mode = on, akka.remote.trusted-selection-paths = [/user/echo]"),
    ];
    there.system.actorOf(Props.create(Echo), "echo");
    const echo = here.system.actorSelection(`${there.system.address}/user/echo`);
    assert.equal(await within(here.traces, "request", () => echo.ask("hello", String, "3 s")), "hello");
    assert.deepEqual(there.traces.tree, []);
  });
});
