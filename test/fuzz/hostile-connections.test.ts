import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { assert, describe, it } from "vitest";
import { Props, ReceiveActor, WarningEvent } from "../../src/actor/index.ts";
import { encodeAssociate, encodeTell } from "./plain-frames.ts";
import { TestKit } from "../../src/testkit/index.ts";
import { ByteStream, ByteStreamTransport } from "./byte-stream-transport.ts";
import { FuzzRun } from "./fuzz-run.ts";
import { goldenCorpus } from "./stream-mutator.ts";

const HANDSHAKE_TIMEOUT_MS = 2_000;

class Beta {
  readonly transport = new ByteStreamTransport();
  readonly heard: unknown[] = [];
  readonly warnings: string[] = [];
  kit!: TestKit;

  static async start(): Promise<Beta> {
    const beta = new Beta();
    beta.kit = await TestKit.create({
      name: "Beta",
      config: `
        akka { loglevel = WARNING, loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.enabled-transports = ["test.bytes"] }
        akka.remote.handshake-timeout = ${HANDSHAKE_TIMEOUT_MS} ms
        test.bytes.transport-class = "Test.Bytes"`,
      transports: new Map([["Test.Bytes", () => beta.transport]]),
    });
    const { heard } = beta;
    class Ear extends ReceiveActor {
      constructor() {
        super();
        this.receiveAny((message) => void heard.push(message));
      }
    }
    beta.kit.system.actorOf(Props.create(Ear), "ear");
    beta.kit.system.eventStream.subscribe(({ message }) => void beta.warnings.push(message), WarningEvent);
    return beta;
  }

  connect(): ByteStream {
    const stream = new ByteStream("peer", () => {});
    this.transport.connect(stream);
    return stream;
  }

  /** A connection of a peer that has shaken hands. */
  async associated(system: string): Promise<ByteStream> {
    const stream = this.connect();
    await this.kit.settle();
    stream.feed(encodeAssociate(system, 1));
    await this.kit.settle();
    return stream;
  }
}

function heapBytes(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}

/** What is held weakly is only let go between turns of the host. */
function hostTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe("Hostile bytes", () => {
  it("make no listening system fall, stand still or talk too much", { timeout: 120_000 }, async () => {
    const corpus = goldenCorpus();
    for (let seed = 1; seed <= 4; seed += 1) {
      assert.isEmpty((await FuzzRun.of(seed, 250, corpus)).problems, `seed ${seed}; again: npm run fuzz -- --seed ${seed}`);
    }
  });

  it("that mean null are dropped with a warning, and the association lives on", async () => {
    const beta = await Beta.start();
    const stream = await beta.associated("Peer");
    stream.feed(encodeTell("/user/ear", 0, ""));
    stream.feed(encodeTell("/user/ear", 17, "after"));
    await beta.kit.settle();
    assert.deepEqual(beta.heard, ["after"]);
    assert.isTrue(stream.isOpen);
    assert.match(beta.warnings.join("\n"), /null/);
  });

  it("in place of an address are refused", async () => {
    const beta = await Beta.start();
    for (const system of ["Peer\n[ERROR] all is lost", "P".repeat(2_000)]) assert.isFalse((await beta.associated(system)).isOpen);
    assert.isTrue((await beta.associated("Peer")).isOpen);
  });
});

describe("Connections that ask for nothing", () => {
  it("and shake hands byte by byte are closed after the handshake's time, and delay no other peer", async () => {
    const beta = await Beta.start();
    const slow = Array.from({ length: 200 }, () => beta.connect());
    await beta.kit.settle();
    const associate = encodeAssociate("Slow", 1);
    const proper = await beta.associated("Peer");
    for (let at = 0; at < 20; at += 1) {
      for (const stream of slow) stream.feed(associate.subarray(at, at + 1));
      proper.feed(encodeTell("/user/ear", 17, `${at}`));
      await beta.kit.advance(HANDSHAKE_TIMEOUT_MS / 20);
    }
    await beta.kit.settle();
    assert.lengthOf(beta.heard, 20);
    assert.isTrue(proper.isOpen);
    assert.isEmpty(slow.filter(({ isOpen }) => isOpen));
    assert.isBelow(beta.warnings.length, 25); // for 200 of a kind
  });

  it("and are idle cost little memory each, and delay no other peer", async () => {
    const beta = await Beta.start();
    await beta.associated("Warm");
    await hostTurn();
    const before = heapBytes();
    const idle: ByteStream[] = [];
    for (let count = 0; count < 1_000; count += 1) idle.push(await beta.associated(`Idle${count}`));
    await hostTurn();
    const eachBytes = (heapBytes() - before) / 1_000;
    assert.isBelow(eachBytes, 50_000);
    const proper = await beta.associated("Peer");
    proper.feed(encodeTell("/user/ear", 17, "hello"));
    await beta.kit.settle();
    assert.deepEqual(beta.heard, ["hello"]);
    await beta.kit.advance("60 s");
    assert.isEmpty(idle.filter(({ isOpen }) => !isOpen));
  });
});
