import { afterEach, assert, beforeEach, it } from "vitest";
import { type ActorSystem, AskTimeoutError, DebugEvent, Props, ReceiveActor } from "../../../src/actor/index.ts";
import { MultiSystem } from "../../../src/testkit/index.ts";
import { describeSetting } from "./describe-setting.ts";

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

let systems: MultiSystem;

beforeEach(() => {
  systems = new MultiSystem({ config: "akka { loggers = [], stdout-loglevel = OFF, loglevel = DEBUG }" });
});

afterEach(() => systems.terminate());

async function start(config: string): Promise<{ readonly host: ActorSystem; readonly peer: ActorSystem }> {
  const host = (await systems.start("Host", config)).system;
  host.actorOf(Props.create(Echo), "echo");
  return { host, peer: (await systems.start("Peer")).system };
}

async function reply(peer: ActorSystem, host: ActorSystem): Promise<unknown> {
  const asked = peer
    .actorSelection(`${host.address}/user/echo`)
    .ask("hello", "1 s")
    .catch((error: unknown) => error);
  await systems.advance("1 s");
  return await asked;
}

describeSetting("akka.remote.untrusted-mode", () => {
  it("drops what peers may not send, and says why at DEBUG", async () => {
    const { host, peer } = await start("akka.remote.untrusted-mode = on");
    const said: string[] = [];
    host.eventStream.subscribe((event: DebugEvent) => void said.push(event.message), DebugEvent);
    assert.instanceOf(await reply(peer, host), AskTimeoutError);
    assert.match(
      said.join("\n"),
      /untrusted-mode is on: the selection "\/user\/echo" is not listed in akka.remote.trusted-selection-paths/,
    );
  });
});

describeSetting("akka.remote.trusted-selection-paths", () => {
  it("lets the selections pass that it lists", async () => {
    const { host, peer } = await start('akka.remote { untrusted-mode = on, trusted-selection-paths = ["/user/echo"] }');
    assert.equal(await reply(peer, host), "hello");
  });

  it("trusts nothing by entries that no selection can be equal to", async () => {
    const { host, peer } = await start('akka.remote { untrusted-mode = on, trusted-selection-paths = ["user/echo", "/user/echo/", ""] }');
    assert.instanceOf(await reply(peer, host), AskTimeoutError);
  });
});
