import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { type ActorSystem, DeadLetter, Props, ReceiveActor } from "../../src/actor/index.ts";
import { remotingOf } from "../../src/remote/index.ts";
import { TestKit } from "../../src/testkit/index.ts";
import { ByteStream, ByteStreamTransport } from "../fuzz/byte-stream-transport.ts";
import { type Content, contentOf, encodeAssociate, encodeEnvelope, selectionContent } from "../fuzz/plain-frames.ts";

/** With room for a busy machine; what each attack took before there were bounds is many times as much. */
const LONGEST_MS = 3_000;
const MOST_BYTES = 32 * 1024 * 1024;
const CHILDREN = 100;
const THERE = "akka.tcp://Peer@127.0.0.1:25521";
const HELLO = contentOf(17, "hello");

class Ear extends ReceiveActor {
  constructor(heard: unknown[]) {
    super();
    this.receiveAny((message) => void heard.push(message));
  }
}

class Family extends ReceiveActor {
  constructor(heard: unknown[]) {
    super();
    for (let count = 0; count < CHILDREN; count += 1) this.context.actorOf(Props.create(Ear, heard), `child-${count}`);
    this.receiveAny((message) => void heard.push(message));
  }
}

function heapBytes(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}

const deep = (count: number): string => `/user${"/a".repeat(count)}`;
const pairs = (count: number): string[] => Array.from({ length: count }, () => ["*", ".."]).flat();

/** Each is fed forty times, with another end each time. */
const paths: Readonly<Record<string, (index: number) => Uint8Array>> = {
  "a sender of 2 000 elements": (index) => encodeEnvelope("/user/ear", HELLO, `${THERE}${deep(2_000)}/${index}`),
  "a sender of 60 000 elements": (index) => encodeEnvelope("/user/ear", HELLO, `${THERE}${deep(60_000)}/${index}`),
  "a sender with a name of 110 kB": (index) => encodeEnvelope("/user/ear", HELLO, `${THERE}/user/${"n".repeat(110_000)}${index}`),
  "a recipient of 2 000 elements": (index) => encodeEnvelope(`${deep(2_000)}/${index}`, HELLO),
  "a recipient of 60 000 elements": (index) => encodeEnvelope(`${deep(60_000)}/${index}`, HELLO),
  "a recipient that goes up and down": (index) => encodeEnvelope(`${"/temp/..".repeat(2_000)}/user/${index}`, HELLO),
  "a uid of 100 000 digits": (index) => encodeEnvelope(`/user/ear#${index}${"1".repeat(100_000)}`, HELLO),
};

const selections: Readonly<Record<string, readonly [anchor: string, content: Content]>> = {
  "goes to all children and up again a thousand times": ["/", selectionContent(["user", "family", ...pairs(1_000), "*"], HELLO)],
  "has 20 000 steps": ["/", selectionContent(["user", "family", ...pairs(10_000)], HELLO)],
  "has a pattern of 100 kB": ["/", selectionContent(["user", "family", "*c".repeat(50_000)], HELLO)],
  "carries a selection, which carries another": [
    "/",
    selectionContent(
      ["user", "family", "*"],
      selectionContent(["..", "*"], selectionContent(["..", "*"], selectionContent(["..", "*"], HELLO))),
    ),
  ],
  "goes up from where no actor lives": [deep(2_000), selectionContent(new Array<string>(4_000).fill(".."), HELLO)],
};

for (const mode of ["off", "on"] as const) {
  describe(`With untrusted-mode = ${mode}, a peer that has shaken hands`, () => {
    let heard: unknown[];
    let letters: DeadLetter[];
    let kit: TestKit;
    let system: ActorSystem;
    let peer: ByteStream;

    beforeEach(async () => {
      heard = [];
      letters = [];
      const transport = new ByteStreamTransport();
      const config = `
        akka { loglevel = WARNING, loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.enabled-transports = ["test.bytes"] }
        akka.remote.untrusted-mode = ${mode}
        test.bytes.transport-class = "Test.Bytes"`;
      kit = await TestKit.create({ name: "Beta", config, transports: new Map([["Test.Bytes", () => transport]]) });
      system = kit.system;
      system.actorOf(Props.create(Ear, heard), "ear");
      system.actorOf(Props.create(Family, heard), "family");
      system.eventStream.subscribe((letter: DeadLetter) => void letters.push(letter), DeadLetter);
      peer = new ByteStream("peer", () => {});
      transport.connect(peer);
      await kit.settle();
      peer.feed(encodeAssociate("Peer", 1));
      await kit.settle();
    });

    afterEach(() => kit.terminate());

    /** Feeds `frames` and sees that they were cheap, in memory also afterwards, and that the peer is served as before. */
    async function expectCheap(frames: readonly Uint8Array[]): Promise<void> {
      const bytesBefore = heapBytes();
      const startedMs = performance.now();
      for (const frame of frames) peer.feed(frame);
      await kit.settle();
      assert.isBelow(performance.now() - startedMs, LONGEST_MS);
      assert.isBelow(heapBytes() - bytesBefore, MOST_BYTES);
      peer.feed(encodeEnvelope("/user/ear", contentOf(17, "the next")));
      await kit.settle();
      assert.include(heard, "the next");
    }

    for (const [what, frameOf] of Object.entries(paths)) {
      it(`costs little by ${what}, forty times over`, () => expectCheap(Array.from({ length: 40 }, (_, index) => frameOf(index))));
    }

    for (const [what, [anchor, content]] of Object.entries(selections)) {
      it(`costs little by a selection that ${what}`, async () => {
        await expectCheap([encodeEnvelope(anchor, content)]);
        assert.isAtMost(heard.length, CHILDREN + 1);
        assert.isAtMost(letters.length, CHILDREN);
      });
    }

    it("costs little by messages in the name of 5 000 systems", () =>
      expectCheap(
        Array.from({ length: 5_000 }, (_, index) => encodeEnvelope("/user/ear", HELLO, `akka.tcp://Peer${index}@127.0.0.1:1/user/a`)),
      ));

    it("is remembered within the bounds in bytes, whatever it names", async () => {
      const name = (index: number, length: number): string => `${index}`.padStart(length, "n");
      const list = (type: string): string => `System.Collections.Generic.List\`1[[${type}]], System.Private.CoreLib`;
      for (let index = 0; index < 2_000; index += 1) {
        peer.feed(encodeEnvelope("/user/ear", HELLO, `${THERE}/user/${name(index, 900)}`));
        peer.feed(encodeEnvelope("/user/ear", contentOf(17, "hello", name(index, 1_000))));
        const blanks = " ".repeat(index % 900);
        peer.feed(encodeEnvelope("/user/ear", contentOf(1, `{"$type":"${list(`System.Int32,${blanks}mscorlib`)}","$values":[]}`)));
        if (index < 200) peer.feed(encodeEnvelope(`/user/family/child-${index % CHILDREN}${"/..".repeat(100)}/user/ear`, HELLO));
      }
      await kit.settle();
      const uses = new Map(remotingOf(system).memoryUses.map((use) => [use.name, use]));
      for (const what of ["recipients", "senders", "manifests", "type names"]) {
        const { count = 0, bytes = 0, maximumBytes = 0 } = uses.get(what) ?? {};
        assert.isAbove(count, 0, what);
        assert.isAbove(bytes, 0, what);
        assert.isAtMost(bytes, maximumBytes, what);
      }
    });
  });
}
