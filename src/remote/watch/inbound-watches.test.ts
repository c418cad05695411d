import { assert, describe, it } from "vitest";
import { ActorPath, Address } from "../../actor/index.ts";
import type { InternalActorRef, SystemMessage } from "../../actor/internal.ts";
import { InboundWatches } from "./inbound-watches.ts";

const peer = Address.parse("akka.tcp://Peer@127.0.0.1:1");
const other = Address.parse("akka.tcp://Other@127.0.0.1:2");

/** A ref that keeps the system messages it is sent. */
function refAt(path: string): InternalActorRef & { readonly told: SystemMessage[] } {
  const told: SystemMessage[] = [];
  const ref = { path: ActorPath.parse(path), told, sendSystemMessage: (message: SystemMessage) => void told.push(message) };
  return ref as unknown as InternalActorRef & { readonly told: SystemMessage[] };
}

describe("Watches from other systems", () => {
  it("end when their system is given up, and those of others go on", () => {
    const [watches, watchee] = [new InboundWatches(), refAt("akka://Here/user/a")];
    const watcher = refAt(`${peer}/system/remote-watcher`);
    watches.add(watchee, watcher, 10);
    watches.add(watchee, refAt(`${other}/system/remote-watcher`), 10);
    watches.forget(peer);
    assert.deepEqual(watchee.told, [{ kind: "unwatch", watchee, watcher }]);
    watches.forget(peer);
    assert.lengthOf(watchee.told, 1);
  });

  it("are forgotten once they have ended by themselves", () => {
    const [watches, watchee, watcher] = [new InboundWatches(), refAt("akka://Here/user/a"), refAt(`${peer}/system/remote-watcher`)];
    watches.add(watchee, watcher, 10);
    watches.remove(watchee, watcher);
    watches.forget(peer);
    assert.deepEqual(watchee.told, []);
  });

  it("are refused beyond a maximum for each system, where a long path counts more than once", () => {
    const [watches, watchee] = [new InboundWatches(), refAt("akka://Here/user/a")];
    const watchers = [0, 1, 2].map((index) => refAt(`${peer}/user/${index}`));
    assert.deepEqual(
      watchers.map((watcher) => watches.add(watchee, watcher, 2)),
      [true, true, false],
    );
    assert.isTrue(watches.add(watchee, watchers[0] ?? watchee, 2)); // once more is no more
    assert.isTrue(watches.add(watchee, refAt(`${other}/user/a`), 2));
    watches.remove(watchee, watchers[0] ?? watchee);
    assert.equal(watches.countAt(peer), 1);
    assert.isTrue(watches.add(watchee, refAt(`${peer}/user/${"x".repeat(5_000)}`), 2));
    assert.equal(watches.countAt(peer), 7);
  });
});
