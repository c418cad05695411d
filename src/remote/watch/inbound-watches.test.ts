import { assert, describe, it } from "vitest";
import { ActorPath, Address } from "../../actor/index.ts";
import type { InternalActorRef, SystemMessage } from "../../actor/spi.ts";
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
    watches.add(watchee, watcher);
    watches.add(watchee, refAt(`${other}/system/remote-watcher`));
    watches.forget(peer);
    assert.deepEqual(watchee.told, [{ kind: "unwatch", watchee, watcher }]);
    watches.forget(peer);
    assert.lengthOf(watchee.told, 1);
  });

  it("are forgotten once they have ended by themselves", () => {
    const [watches, watchee, watcher] = [new InboundWatches(), refAt("akka://Here/user/a"), refAt(`${peer}/system/remote-watcher`)];
    watches.add(watchee, watcher);
    watches.remove(watchee, watcher);
    watches.forget(peer);
    assert.deepEqual(watchee.told, []);
  });
});
