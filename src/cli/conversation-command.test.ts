import { afterEach, assert, describe, it } from "vitest";
import { type ActorSystem, startActorSystem } from "../actor/index.ts";
import { parse } from "../hocon/index.ts";
import { startInspection } from "../inspection/internal.ts";
import { type EndedSpan, OpenTelemetry, SpanRecorder } from "../opentelemetry/index.ts";
import { nodePlatform } from "../platform/node/index.ts";
import { runCommandLine } from "./command-line.ts";
import { configurationHost } from "./talk/configuration-host.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const running: ActorSystem[] = [];
afterEach(async () => {
  for (const system of running.splice(0)) await system.terminate();
});

async function ritsem(...args: readonly string[]): Promise<{ readonly exitCode: number; readonly out: string; readonly err: string }> {
  const said = { out: "", err: "" };
  const exitCode = await runCommandLine(["conversation", ...args, "--timeout", "30 s"], {
    platform: nodePlatform(),
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  });
  return { exitCode, ...said };
}

/** A system over TCP that is looked at. */
async function node(name: string, recorder?: SpanRecorder): Promise<ActorSystem> {
  const own = `ritsem.actor.terminate-timeout = 100 ms
    akka { actor.provider = remote, loglevel = OFF, stdout-loglevel = OFF, remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 } }
    ritsem.inspect.enabled = on`;
  const system = await startActorSystem(configurationHost(nodePlatform()), name, parse(own));
  running.push(system);
  if (recorder !== undefined) OpenTelemetry.start(system, { recorder });
  startInspection(system, "ritsem test");
  return system;
}

/** What the SDK tells of a span of a message to `destination`, `second` seconds after the start of the test's world. */
function ended(
  spanId: string,
  parentSpanId: string | undefined,
  type: "send" | "process",
  destination: string,
  second: number,
  port?: number | null,
): EndedSpan {
  return {
    name: spanId,
    startTime: [1_800_000_000 + second, 0],
    duration: [0, 2_000_000],
    attributes: {
      "messaging.system": "ritsem",
      "messaging.operation.type": type,
      "messaging.operation.name": type === "send" ? "tell" : "handle",
      "messaging.destination.name": destination,
      "ritsem.message.type": "Order",
      ...(typeof port === "number" ? { "server.address": "127.0.0.1", "server.port": port } : {}),
    },
    status: { code: 0 },
    parentSpanContext: parentSpanId === undefined ? undefined : { spanId: parentSpanId },
    spanContext: () => ({ traceId: TRACE, spanId }),
  };
}

/** `shop` has told `warehouse` something. */
async function twoNodes(): Promise<{ readonly shop: ActorSystem; readonly warehouse: ActorSystem }> {
  const [here, there] = [new SpanRecorder(), new SpanRecorder()];
  const [shop, warehouse] = [await node("shop", here), await node("warehouse", there)];
  here.onEnd(ended("a", undefined, "send", "/user/stock", 1, warehouse.address.port));
  there.onEnd(ended("b", "a", "process", "/user/stock", 2));
  return { shop, warehouse };
}

describe("ritsem conversation", () => {
  it("joins what several systems know of a trace, as Mermaid or JSON", async () => {
    const { shop, warehouse } = await twoNodes();
    const places = [`${shop.address}`, `${warehouse.address}`];
    const { exitCode, out, err } = await ritsem(...places, "--trace", TRACE.toUpperCase());
    assert.deepEqual([exitCode, err], [0, ""]);
    assert.match(
      out,
      /^sequenceDiagram\n {2}participant p0 as shop@127.0.0.1:\d+\n {2}participant p1 as warehouse@127.0.0.1:\d+ \/user\/stock\n/,
    );
    assert.include(out, "  p0->>p1: tell Order, 2 ms\n");
    const json = JSON.parse((await ritsem(...places, places[0] ?? "", "--trace", TRACE, "--json")).out) as { readonly steps: unknown[] };
    assert.equal(json.steps.length, 1); // a system that is named twice counts once
  });

  it("lists the traces that the systems know, with those that took part", async () => {
    const { shop, warehouse } = await twoNodes();
    const { exitCode, out } = await ritsem(`${shop.address}`, `${warehouse.address}`);
    assert.equal(exitCode, 0);
    assert.match(out, new RegExp(`\\n${TRACE} +2027-01-15T08:00:01.000Z +1 +shop@127.0.0.1:\\d+, warehouse@127.0.0.1:\\d+\\n$`));
    const [only] = JSON.parse((await ritsem(`${warehouse.address}`, "--json")).out) as { readonly trace: string }[];
    assert.equal(only?.trace, TRACE);
  });

  it("asks again until it has all spans of a long trace", async () => {
    const recorder = new SpanRecorder();
    const { address } = await node("shop", recorder);
    for (let number = 0; number < 700; number += 1) recorder.onEnd(ended(`s${number}`, undefined, "send", `/user/${number}`, number));
    const { steps } = JSON.parse((await ritsem(`${address}`, "--trace", TRACE, "--json")).out) as { readonly steps: unknown[] };
    assert.equal(steps.length, 700);
  });

  it("says what to do if nothing is recorded, or the trace is not known or no trace", async () => {
    const plain = await node("plain");
    const none = await ritsem(`${plain.address}`);
    assert.deepEqual([none.exitCode, none.out], [3, ""]);
    assert.include(none.err, "it does not record conversations");
    assert.include(none.err, "SpanRecorder");
    const empty = await node("empty", new SpanRecorder());
    assert.include((await ritsem(`${empty.address}`)).out, "No conversations are kept");
    const unknown = await ritsem(`${empty.address}`, `${plain.address}`, "--trace", TRACE);
    assert.equal(unknown.exitCode, 3);
    assert.include(unknown.err, `it keeps no spans of trace ${TRACE}, nor do the others`);
    assert.include((await ritsem(`${empty.address}`, "--trace", "17")).err, "32 hexadecimal digits");
  });
});
