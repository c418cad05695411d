import * as fc from "fast-check";
import { assert, describe, it } from "vitest";
import { ActorPath, type ActorRef } from "../../actor/index.ts";
import type { InternalActorRef } from "../../actor/internal.ts";
import { EnvelopeEncoder } from "../wire/envelope-encoder.ts";
import { EndpointReader } from "./endpoint-reader.ts";
import { InboundResolver } from "./inbound-resolver.ts";

const utf8 = new TextEncoder();

interface FakeRef {
  readonly name: string;
  readonly path: ActorPath;
  isTerminated: boolean;
}

/** A reader whose actors are found by name; `received` says what came. */
class Line {
  readonly received: string[] = [];
  readonly found: FakeRef[] = [];
  readonly resolver = new InboundResolver(
    {
      findRecipient: (path) => this.#ref(path) as unknown as InternalActorRef,
      findSender: (path) => this.#ref(path) as unknown as ActorRef,
    },
    1e6,
  );
  readonly reader = new EndpointReader(
    this.resolver,
    (recipient, serializerId, manifest, bytes, start, end, sender) => {
      const names = [recipient, sender].map((ref) => (ref as unknown as FakeRef | undefined)?.name);
      this.received.push([...names, serializerId, manifest, bytes.subarray(start, end).join()].join(" "));
    },
    { onArrival: (_seq, _bytes, deliver) => deliver(), onMisaddressed: () => {}, onAck: () => {} },
  );

  #ref(name: string): FakeRef {
    const ref = { name, path: ActorPath.parse(name), isTerminated: false };
    this.found.push(ref);
    return ref;
  }

  /** Hands over `frames` in one array. */
  read(frames: readonly Uint8Array[]): void {
    const chunk = Uint8Array.from(frames.flatMap((frame) => [...frame]));
    let at = 0;
    for (const frame of frames) {
      this.reader.onFrame(chunk, at, at + frame.length);
      at += frame.length;
    }
  }
}

interface Sent {
  readonly to: string;
  readonly from: string | undefined;
  readonly id: number;
  readonly manifest: string;
  readonly payload: Uint8Array;
  readonly seq: number;
  readonly ack: boolean;
}

function frameOf({ to, from, id, manifest, payload, seq, ack }: Sent): Uint8Array {
  const encoder = new EnvelopeEncoder();
  const sender = from === undefined ? undefined : utf8.encode(from);
  encoder.append(utf8.encode(to), sender, id, utf8.encode(manifest), payload, 0, payload.length, seq, ack ? new Uint8Array(0) : undefined);
  return encoder.takeBlock().slice(4);
}

function plain(
  payload: readonly number[],
  to = "akka.tcp://S@h:1/user/a",
  from: string | undefined = "akka.tcp://P@h:2/user/b",
): Uint8Array {
  return frameOf({ to, from, id: 17, manifest: "S", payload: Uint8Array.from(payload), seq: -1, ack: false });
}

describe("EndpointReader", () => {
  it("delivers any sequence of frames as it delivers each of them alone", () => {
    const sent = fc.record({
      to: fc.constantFrom("akka.tcp://S@h:1/user/a#1", "akka.tcp://S@h:1/user/a#2", "akka.tcp://S@h:1/user/bc"),
      from: fc.constantFrom(undefined, "akka.tcp://P@h:2/user/a#1", "akka.tcp://P@h:2/user/a#2"),
      id: fc.constantFrom(17, 4),
      manifest: fc.constantFrom("S", "", "I"),
      payload: fc.uint8Array({ maxLength: 2 }),
      seq: fc.constantFrom(-1, -1, -1, 0, 7),
      ack: fc.constantFrom(false, false, false, true),
    });
    const run = fc.tuple(sent, fc.integer({ min: 1, max: 4 })).map(([one, times]) => new Array<Sent>(times).fill(one));
    fc.assert(
      fc.property(fc.array(run, { maxLength: 8 }), (runs) => {
        const frames = runs.flat().map(frameOf);
        const together = new Line();
        together.read(frames);
        const alone = frames.flatMap((frame) => {
          const line = new Line();
          line.read([frame]);
          return line.received;
        });
        assert.deepEqual(together.received, alone);
      }),
    );
  });

  it("looks a recipient up again once it has terminated", () => {
    const line = new Line();
    line.read([plain([1]), plain([2]), plain([3])]);
    assert.lengthOf(line.found, 2);
    line.found[0]!.isTerminated = true;
    line.read([plain([4]), plain([5]), plain([6])]);
    assert.lengthOf(line.found, 3);
    assert.lengthOf(line.received, 6);
  });

  it("looks a sender up again once senders were forgotten", () => {
    const line = new Line();
    line.read([plain([1]), plain([2]), plain([3])]);
    line.resolver.forgetSendersAt(new Set(["akka.tcp://P@h:2"]));
    line.read([plain([4])]);
    assert.lengthOf(line.found, 3);
    assert.lengthOf(line.received, 4);
  });

  it("does not remember the senders of asks, which send one message each", () => {
    const line = new Line();
    const frames = Array.from({ length: 10 }, (_, index) => plain([1], "akka.tcp://S@h:1/user/a", `akka.tcp://P@h:2/temp/${index}`));
    line.read(frames);
    assert.lengthOf(line.received, 10);
    assert.deepEqual(
      line.resolver.memoryUses.map(({ name, count }) => [name, count]),
      [
        ["recipients", 1],
        ["senders", 0],
        ["manifests", 1],
      ],
    );
  });
});
