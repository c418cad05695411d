import { assert, describe, it } from "vitest";
import {
  ActorRefRoutee,
  ActorSelectionRoutee,
  AddRoutee,
  Broadcast,
  BroadcastGroup,
  Kill,
  PoisonPill,
  Props,
  ReceiveActor,
} from "../../src/actor/index.ts";
import type { ExtendedActorSystem } from "../../src/actor/internal.ts";
import { MultiSystem } from "../../src/testkit/index.ts";

class Recorder extends ReceiveActor {
  constructor(heard: unknown[]) {
    super();
    this.receiveAny((message) => void heard.push(message));
  }
}

/** All of them lead to a guardian, to the root, or to an actor that the system needs. */
const WAYS = ["/user", "/system", "/system/remote-watcher", "/", "/*", "/user/actor/..", "/user/actor/../..", "/system/*"];

describe("A guardian", () => {
  for (const mode of ["on", "off"] as const) {
    it(`is not ended by a PoisonPill or Kill of a peer, with untrusted-mode = ${mode}`, async () => {
      const systems = new MultiSystem({ config: "akka { loggers = [], stdout-loglevel = OFF }" });
      const heard: unknown[] = [];
      const trust = `akka.remote { untrusted-mode = ${mode}, trusted-selection-paths = ["/user", "/system", "/user/actor"] }`;
      const host = (await systems.start("Host", trust)).system;
      const peer = (await systems.start("Peer", "")).system as ExtendedActorSystem;
      host.actorOf(Props.create(Recorder, heard), "actor");
      for (const end of [PoisonPill.instance, Kill.instance]) {
        for (const way of WAYS) {
          peer.actorSelection(`${host.address}${way}`).tell(end);
          if (!/[*.]/.test(way)) peer.provider.resolveActorRef(`${host.address}${way}`).tell(end);
        }
      }
      await systems.settle();
      peer.actorSelection(`${host.address}/user/actor`).tell("hello");
      await systems.settle();
      assert.isFalse((host as ExtendedActorSystem).isTerminating);
      assert.deepEqual(heard, ["hello"]);
      await systems.terminate();
    });
  }

  it("does not become a routee at the request of a peer, whose broadcast would end it", async () => {
    const systems = new MultiSystem({ config: "akka { loggers = [], stdout-loglevel = OFF }" });
    const heard: unknown[] = [];
    const host = (await systems.start("Host", "")).system as ExtendedActorSystem;
    const peer = (await systems.start("Peer", "")).system as ExtendedActorSystem;
    host.actorOf(Props.create(Recorder, heard), "actor");
    host.actorOf(Props.empty().withRouter(new BroadcastGroup(["/user/actor"])), "router");
    const router = peer.provider.resolveActorRef(`${host.address}/user/router`);
    for (const way of WAYS) {
      router.tell(new AddRoutee(new ActorSelectionRoutee(peer.actorSelection(`${host.address}${way}`))));
      if (!/[*.]/.test(way)) router.tell(new AddRoutee(new ActorRefRoutee(peer.provider.resolveActorRef(`${host.address}${way}`))));
    }
    await systems.settle();
    router.tell("hello");
    await systems.settle();
    for (const end of [PoisonPill.instance, Kill.instance]) router.tell(new Broadcast(end));
    await systems.settle();
    assert.isFalse(host.isTerminating);
    assert.deepEqual(heard, ["hello"]);
    await systems.terminate();
  });

  it("is ended by a PoisonPill of its own system, which ends with it", async () => {
    const systems = new MultiSystem({ config: "akka { loggers = [], stdout-loglevel = OFF }" });
    const { system } = await systems.start("Host", "");
    system.actorSelection("/user").tell(PoisonPill.instance);
    await systems.settle();
    assert.isTrue((system as ExtendedActorSystem).isTerminating);
    await systems.terminate();
  });
});
