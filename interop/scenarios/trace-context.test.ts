import { context } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { ActorRef } from "ritsem";
import { OpenTelemetry } from "ritsem/opentelemetry";
import { DisassociatedEvent } from "ritsem/remote";
import { afterAll, assert, beforeAll, it } from "vitest";
import { encodeContainer } from "../../src/remote/wire/envelope.ts";
import { lengthDelimitedTag } from "../../src/remote/wire/field-tag.ts";
import { encodePdu } from "../../src/remote/wire/pdu.ts";
import { encodeMessage } from "../../src/remote/wire/proto-writer.ts";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { RawPeer } from "../harness/raw-peer.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
const PARENT = `00-${TRACE_ID}-b7ad6b7169203331-01`;
const STRING_SERIALIZER = 17;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A frame with a text for the actor at `recipientPath`, and `contextBytes` in field 2000 of the envelope. */
function frameWithContext(recipientPath: string, senderPath: string | undefined, contextBytes: Uint8Array): Uint8Array {
  const payload = { serializerId: STRING_SERIALIZER, manifest: "S", bytes: utf8("hello") };
  const container = encodeContainer({ ack: undefined, envelope: { recipientPath, senderPath, payload, seq: undefined } });
  const envelope = container.subarray(container[1]! < 0x80 ? 2 : 3); // behind the tag and the length
  const extended = new Uint8Array([
    ...envelope,
    ...encodeMessage(contextBytes, (writer, bytes) => writer.bytes(lengthDelimitedTag(2000), bytes)),
  ]);
  return encodePdu({ kind: "payload", bytes: encodeMessage(extended, (writer, bytes) => writer.bytes(lengthDelimitedTag(2), bytes)) });
}

describeWithAkkaNet("Trace contexts", () => {
  let peer: AkkaNetPeer;
  let node: RitsemNode;
  let echo: ActorRef;
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });

  beforeAll(async () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    [peer, node] = await Promise.all([AkkaNetPeer.start({ name: "Dotnet" }), RitsemNode.start({ name: "Ritsem" })]);
    OpenTelemetry.start(node.system, { tracerProvider: provider });
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    echo = await node.resolve(peer.pathOf("echo"));
  }, 60_000);

  afterAll(async () => {
    await Promise.all([peer?.kill(), node?.terminate()]);
  });

  it("change nothing for Akka.NET, which ignores what the handshake says, and is sent none", async () => {
    const reply = await provider.getTracer("program").startActiveSpan("request", async (span) => {
      const answer = await echo.ask("traced", String, WITHIN_MS);
      span.end();
      return answer;
    });
    assert.equal(reply, "traced");
    const names = exporter.getFinishedSpans().map(({ name }) => name);
    assert.includeMembers(names, ["request", "ask /user/echo"]);
    assert.deepEqual(
      node.lifecycle.items.filter((event) => event instanceof DisassociatedEvent),
      [],
    );
  });

  it("would be ignored by Akka.NET, whatever they are: in the handshake, and in an envelope", async () => {
    await peer.send({ command: "create", kind: "collector", name: "collector" });
    await using stranger = await RawPeer.dial(peer.port);
    await stranger.shakeHands("Stranger", { readsContexts: true });
    stranger.sendFrame(frameWithContext(peer.pathOf("collector"), undefined, utf8(PARENT)));
    stranger.sendFrame(frameWithContext(peer.pathOf("collector"), undefined, new Uint8Array(5_000).fill(0xff)));
    await peer.send({ command: "await-count", actor: "collector", count: 2, timeoutMs: WITHIN_MS });
    const { messages } = await peer.send({ command: "messages", actor: "collector" });
    assert.deepEqual(
      messages.map(({ value }) => value),
      ["hello", "hello"],
    );
    const answer = stranger.heard.items.find(({ kind }) => kind === "associate");
    assert.deepEqual(Object.keys(answer ?? {}), ["kind", "origin", "uid"]);
  });

  it("are read by a Ritsem node that has traces of its own, and ignored if they are malformed", async () => {
    const inbox = node.inbox("listener");
    await using stranger = await RawPeer.dial(node.system.address.port ?? 0);
    await stranger.shakeHands("Other", { readsContexts: true });
    const path = node.pathOf("listener");
    for (const bytes of [utf8(PARENT), utf8("nonsense"), new Uint8Array(50_000).fill(0x31), new Uint8Array(0)])
      stranger.sendFrame(frameWithContext(path, undefined, bytes));
    await inbox.untilCount(4);
    assert.deepEqual(inbox.messages, ["hello", "hello", "hello", "hello"]);
    const spans = exporter.getFinishedSpans().filter(({ name }) => name === "handle /user/listener");
    assert.deepEqual(
      spans.map((span) => [span.spanContext().traceId, span.parentSpanContext?.isRemote]),
      [[TRACE_ID, true]],
    );
  });
});
