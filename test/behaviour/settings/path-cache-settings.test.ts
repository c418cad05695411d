import { assert, it } from "vitest";
import type { MemoryUse } from "../../../src/base/index.ts";
import { remotingOf } from "../../../src/remote/index.ts";
import { TestKit } from "../../../src/testkit/index.ts";
import { ByteStream, ByteStreamTransport } from "../../fuzz/byte-stream-transport.ts";
import { contentOf, encodeAssociate, encodeEnvelope } from "../../fuzz/plain-frames.ts";
import { describeSetting } from "./describe-setting.ts";

/** What a system remembers of a thousand senders. */
async function rememberedWith(config: string): Promise<MemoryUse | undefined> {
  const transport = new ByteStreamTransport();
  const kit = await TestKit.create({
    name: "Beta",
    config: `
      akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.enabled-transports = ["test.bytes"] }
      test.bytes.transport-class = "Test.Bytes"
      ${config}`,
    transports: new Map([["Test.Bytes", () => transport]]),
  });
  const stream = new ByteStream("peer", () => {});
  transport.connect(stream);
  await kit.settle();
  stream.feed(encodeAssociate("Peer", 1));
  await kit.settle();
  for (let index = 0; index < 1_000; index += 1) {
    stream.feed(encodeEnvelope("/system", contentOf(17, "hello"), `akka.tcp://Peer@127.0.0.1:25521/user/sender#${index}`));
  }
  await kit.settle();
  const use = remotingOf(kit.system).memoryUses.find(({ name }) => name === "senders");
  await kit.terminate();
  return use;
}

describeSetting("ritsem.remote.path-cache.maximum-bytes", () => {
  it("limits what is remembered of senders", async () => {
    const unbounded = await rememberedWith("");
    assert.isAbove(unbounded?.count ?? 0, 500);
    assert.equal(unbounded?.maximumBytes, 16 * 1024 * 1024);
    const bounded = await rememberedWith("ritsem.remote.path-cache.maximum-bytes = 100 KiB");
    assert.isAtMost(bounded?.bytes ?? 0, 100 * 1024);
    assert.isAtMost(bounded?.count ?? 0, 60);
    assert.equal((await rememberedWith("ritsem.remote.path-cache.maximum-bytes = 0"))?.count, 0);
  });
});
