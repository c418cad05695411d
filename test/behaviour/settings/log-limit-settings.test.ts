import { assert, it } from "vitest";
import { WarningEvent } from "../../../src/actor/index.ts";
import { TestKit } from "../../../src/testkit/index.ts";
import { ByteStream, ByteStreamTransport } from "../../fuzz/byte-stream-transport.ts";
import { encodeAssociate, encodeTell } from "../../fuzz/plain-frames.ts";
import { describeSetting } from "./describe-setting.ts";

/** What a system logs of ten messages that mean null, and of one more after `pauseMs`. */
async function warningsOf(config: string, pauseMs: number): Promise<readonly string[]> {
  const transport = new ByteStreamTransport();
  const kit = await TestKit.create({
    name: "Beta",
    config: `
      akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.enabled-transports = ["test.bytes"] }
      test.bytes.transport-class = "Test.Bytes"
      ${config}`,
    transports: new Map([["Test.Bytes", () => transport]]),
  });
  const warnings: string[] = [];
  kit.system.eventStream.subscribe(({ message }) => void warnings.push(message), WarningEvent);
  const stream = new ByteStream("peer", () => {});
  transport.connect(stream);
  await kit.settle();
  stream.feed(encodeAssociate("Peer", 1));
  await kit.settle();
  for (let count = 0; count < 10; count += 1) stream.feed(encodeTell("/user/nobody", 0, ""));
  await kit.advance(pauseMs);
  stream.feed(encodeTell("/user/nobody", 0, ""));
  await kit.settle();
  return warnings;
}

describeSetting("ritsem.remote.log-limit.lines", () => {
  it("is how many lines of a kind are logged before the rest is only counted", async () => {
    assert.lengthOf(await warningsOf("ritsem.remote.log-limit.lines = 3", 0), 3);
    assert.lengthOf(await warningsOf("ritsem.remote.log-limit.lines = 100", 0), 11);
  });
});

describeSetting("ritsem.remote.log-limit.interval", () => {
  it("is how long the lines of a kind are counted together", async () => {
    const warnings = await warningsOf("ritsem.remote.log-limit { lines = 3, interval = 5 s }", 5_000);
    assert.lengthOf(warnings, 5);
    assert.match(warnings[3] ?? "", /^Left out 7 more lines/);
    assert.lengthOf(await warningsOf("ritsem.remote.log-limit { lines = 3, interval = 6 s }", 5_000), 3);
  });
});
