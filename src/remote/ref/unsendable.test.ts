import { afterEach, assert, beforeEach, describe, expect, it } from "vitest";
import {
  ActorIdentity,
  type ActorSystem,
  DeadLetter,
  ErrorEvent,
  Identify,
  type LogEvent,
  Props,
  ReceiveActor,
  startActorSystem,
  Status,
} from "../../actor/index.ts";
import { browserPlatform } from "../../platform/index.ts";
import { Registry, type Serializer } from "../../serialization/index.ts";
import { remoteProvider } from "../remote-provider.ts";
import { MemoryNetwork, memoryReference, memoryTransportOn } from "../transport/memory/index.ts";

const CONFIG = `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.enabled-transports = ["ritsem.remote.memory"] }`;
const OVERSIZED = "x".repeat(200_000);

class Unregistered {
  readonly secret = 42;
}

/** What only a serializer of the program's own can write, and that one fails. */
class Fragile {
  readonly value = 1;
}

class Careless implements Serializer {
  readonly identifier = 77;
  manifestOf(): string {
    return "";
  }
  toBytes(): never {
    throw new TypeError("boom");
  }
  fromBytes(): unknown {
    return undefined;
  }
}

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

function startOn(network: MemoryNetwork, name: string): Promise<ActorSystem> {
  const transports = new Map([["Ritsem.Remote.Transport.Memory", () => Promise.resolve(memoryTransportOn(network))]]);
  const serializers = new Map([["Careless", { create: () => new Careless(), useFor: [Fragile] }]]);
  const provider = remoteProvider({ registry: new Registry(), transports, serializers }, [memoryReference()]);
  return startActorSystem({ platform: browserPlatform(), loadProvider: () => Promise.resolve(provider) }, name, CONFIG);
}

describe("A message that cannot be sent to another system", () => {
  let here: ActorSystem;
  let there: ActorSystem;
  let path: string;
  let letters: DeadLetter[];
  let errors: string[];

  beforeEach(async () => {
    const network = new MemoryNetwork();
    [here, there] = await Promise.all([startOn(network, "Here"), startOn(network, "There")]);
    there.actorOf(Props.create(Echo), "echo");
    path = `${there.address}/user/echo`;
    letters = [];
    errors = [];
    here.eventStream.subscribe((letter: DeadLetter) => void letters.push(letter), DeadLetter);
    here.eventStream.subscribe((entry: LogEvent) => void errors.push(entry.message), ErrorEvent);
  });

  afterEach(async () => {
    await Promise.all([here.terminate(), there.terminate()]);
  });

  it.each([
    ["is of a class that is not registered", new Unregistered(), "RITSEM_SERIALIZATION_UNREGISTERED_MESSAGE"],
    ["holds a function", { reply: () => "hello" }, "RITSEM_SERIALIZATION_UNSERIALIZABLE_VALUE"],
    ["is a symbol", Symbol("hello"), "RITSEM_SERIALIZATION_UNSERIALIZABLE_VALUE"],
    ["is too large", OVERSIZED, "RITSEM_REMOTE_OVERSIZED_PAYLOAD"],
  ])("because it %s rejects its ask at once, also one without a time-out", async (_, message, code) => {
    const echo = await here.actorSelection(path).resolveOne("5 s");
    await expect(echo.ask(message)).rejects.toMatchObject({ code });
    await expect(here.actorSelection(path).ask(message)).rejects.toMatchObject({ code });
    assert.equal(await echo.ask("the next", String, "5 s"), "the next");
  });

  it("becomes a dead letter with the message and the actor that it was meant for, by ref and by selection", async () => {
    const message = new Unregistered();
    const echo = await here.actorSelection(path).resolveOne("5 s");
    echo.tell(message);
    here.actorSelection(path).tell(message);
    here.actorSelection(`${there.address}/user/ec*`).tell(message);
    assert.equal(await echo.ask("the next", String, "5 s"), "the next"); // whatever was before it has been dealt with
    assert.deepEqual(
      letters.map((letter) => [letter.message === message, letter.recipient.path.toString()]),
      [
        [true, path],
        [true, path],
        [true, `${there.address}/user/ec*`],
      ],
    );
    assert.equal(errors.length, 3);
    for (const error of errors) expect(error).toContain("/user/ec");
  });

  it("leaves asks alone that it was not part of", async () => {
    const echo = await here.actorSelection(path).resolveOne("5 s");
    const asked = echo.ask("a question", String, "5 s");
    echo.tell(new Unregistered());
    assert.equal(await asked, "a question");
  });

  it("because its serializer throws is logged with serializer, types, layers and recipient, and rejects its ask with the same", async () => {
    const echo = await here.actorSelection(path).resolveOne("5 s");
    const named =
      /Serializer Careless \(id 77\) threw while it wrote a message of type Fragile: boom, inside Success, sent to akka\.memory:\/\/There.*\/user\/echo\. Correct/;
    await expect(echo.ask(new Status.Success(new Fragile()))).rejects.toThrow(named);
    assert.match(errors[0] ?? "", named);
  });

  it("because no system listens there is answered at once if it is an Identify, so that resolveOne does not wait", async () => {
    const nobody = `${String(there.address).replace("There", "Nobody").replace(/:\d+$/, ":9")}/user/echo`;
    const before = performance.now();
    await expect(here.actorSelection(nobody).resolveOne("20 s")).rejects.toMatchObject({ code: "RITSEM_ACTOR_NOT_FOUND" });
    const identity = await here.actorSelection(nobody).ask(new Identify("who"), ActorIdentity, "20 s"); // gated by now
    assert.deepEqual([identity.messageId, identity.subject], ["who", undefined]);
    assert.isBelow(performance.now() - before, 5_000);
    assert.deepEqual(letters, []);
  });
});
