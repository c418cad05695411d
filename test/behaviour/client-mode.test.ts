import { afterEach, assert, describe, it } from "vitest";
import {
  type ActorRef,
  ActorSystem,
  type ActorSystemSetup,
  Address,
  DeadLetter,
  type Platform,
  Props,
  ReceiveActor,
  Registry,
  Terminated,
} from "../../src/index.ts";
import { nodePlatform } from "../../src/platform/node/index.ts";
import { AssociatedEvent, DisassociatedEvent, remotingOf } from "../../src/remote/index.ts";
import { MemoryNetwork, memoryReference, memoryTransportOn } from "../../src/remote/transport/memory/index.ts";
import { parse } from "../../src/hocon/index.ts";
import { describeSetting } from "./settings/describe-setting.ts";

type Keyed = "akka.remote.dot-netty.tcp" | "ritsem.remote.websocket" | "ritsem.remote.memory";
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

/** Keeps those who said hello, and tells them what it is told; watches them. */
class Hub extends ReceiveActor {
  readonly #guests: ActorRef[] = [];

  constructor(onGuest: (guest: ActorRef) => void, onEnd: (end: Terminated) => void) {
    super();
    this.receive(Terminated, onEnd);
    this.receive(String, (text) => {
      if (text !== "hello") return this.#guests.forEach((guest) => guest.tell(text));
      this.#guests.push(this.sender);
      this.context.watch(this.sender);
      onGuest(this.sender);
    });
  }
}

/** Says hello to a hub whenever it is told to, and notes what it is told. */
class Guest extends ReceiveActor {
  constructor(hub: string, onText: (text: string) => void) {
    super();
    this.receive(String, (text) => {
      if (text === "go") this.context.actorSelection(hub).tell("hello", this.self);
      else onText(text);
    });
  }
}

/** Hands out what it was given, in order, to those who wait. */
class Notes<T> {
  readonly #items: T[] = [];
  readonly #waiting: ((item: T) => void)[] = [];
  readonly add = (item: T): void => {
    const next = this.#waiting.shift();
    if (next === undefined) this.#items.push(item);
    else next(item);
  };

  next(): Promise<T> {
    const item = this.#items.shift();
    return item === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(item);
  }
}

/** Two systems, of which one listens nowhere. */
class Pair {
  readonly network = new MemoryNetwork();
  readonly guests = new Notes<ActorRef>();
  readonly ends = new Notes<Terminated>();
  readonly texts = new Notes<string>();
  readonly #key: Keyed;
  #server: ActorSystem | undefined;

  private constructor(key: Keyed) {
    this.#key = key;
  }

  static async start(key: Keyed): Promise<Pair> {
    const pair = new Pair(key);
    pair.#server = await pair.create("Server", `${key} { hostname = "127.0.0.1", port = 0 }`);
    pair.server.actorOf(Props.create(Hub, pair.guests.add, pair.ends.add), "hub");
    return pair;
  }

  get server(): ActorSystem {
    return this.#server!;
  }

  get hub(): string {
    return `${this.server.address}/user/hub`;
  }

  async create(name: string, config: string, setup: ActorSystemSetup = {}): Promise<ActorSystem> {
    const transports = new Map([["Ritsem.Remote.Transport.Memory", memoryTransportOn(this.network)]]);
    const text = `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote
        remote { enabled-transports = ["${this.#key}"], retry-gate-closed-for = 20 ms, flush-wait-on-shutdown = 200 ms } }
      ${config}`;
    const registry = new Registry().actor("Echo", Echo);
    const system = await ActorSystem.create(name, parse(text).withFallback(memoryReference()), { transports, registry, ...setup });
    cleanUps.push(() => system.terminate());
    return system;
  }

  client(setup: ActorSystemSetup = {}): Promise<ActorSystem> {
    return this.create("Client", "ritsem.remote.client-mode = on", setup);
  }

  /** A guest that the hub knows. */
  async guestOn(client: ActorSystem): Promise<{ readonly guest: ActorRef; readonly there: ActorRef }> {
    const guest = client.actorOf(Props.create(Guest, this.hub, this.texts.add), "guest");
    guest.tell("go");
    return { guest, there: await this.guests.next() };
  }

  /** Ends the connections of the memory network; those for whom `isHeardBy` does not hold do not notice. */
  async cut(isHeardBy: (side: "server" | "client") => boolean): Promise<void> {
    const told = new Promise((resolve) => void this.server.eventStream.subscribe(resolve, DisassociatedEvent));
    const { host, port } = this.server.address;
    this.network.loseConnections(
      () => true,
      (endpoint) => isHeardBy(endpoint === `${host}:${port}` ? "server" : "client"),
    );
    if (isHeardBy("server")) await told;
  }
}

for (const key of ["akka.remote.dot-netty.tcp", "ritsem.remote.websocket", "ritsem.remote.memory"] as const) {
  describe(`A system without a listener, over ${key}`, () => {
    it("is told things, watched, and deployed onto over the connection that it has opened", async () => {
      const pair = await Pair.start(key);
      const client = await pair.client();
      const { guest, there } = await pair.guestOn(client);
      assert.equal(there.path.address.toString(), client.address.toString());

      pair.server.actorSelection("/user/hub").tell("news");
      assert.equal(await pair.texts.next(), "news");

      const deployed = pair.server.actorOf(
        Props.create(Echo).withDeploy({ scope: { kind: "remote", address: client.address } }),
        "deployed",
      );
      assert.equal(await deployed.ask("back?", String, "5 s"), "back?");
      assert.equal(deployed.path.address.toString(), client.address.toString());

      client.stop(guest);
      assert.equal((await pair.ends.next()).actor.path.name, "guest");
    });
  });
}

describeSetting("ritsem.remote.client-mode", () => {
  it("makes up a host, another one for each system, and opens no port", async () => {
    const pair = await Pair.start("akka.remote.dot-netty.tcp");
    const [one, other] = [await pair.client(), await pair.client()];
    assert.match(one.address.host ?? "", /^\w+\.client\.invalid$/);
    assert.notEqual(one.address.host, other.address.host);
    assert.equal(Address.parse(one.address.toString()).toString(), one.address.toString());
  });
});

describe("A message for a system without a listener", () => {
  it("is a dead letter with the reason while it has no connection", async () => {
    const pair = await Pair.start("akka.remote.dot-netty.tcp");
    const letter = new Promise<DeadLetter>((resolve) => void pair.server.eventStream.subscribe(resolve, DeadLetter));
    pair.server.actorSelection("akka.tcp://Client@0abc.client.invalid:1/user/guest").tell("news");
    assert.match((await letter).reason ?? "", /akka\.tcp:\/\/Client@0abc\.client\.invalid:1: that system listens nowhere/);
  });
});

describe("A third system", () => {
  it("cannot reach one without a listener by a ref that it was given, and is told so", async () => {
    const pair = await Pair.start("akka.remote.dot-netty.tcp");
    const { there } = await pair.guestOn(await pair.client());
    const third = await pair.create("Third", `akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }`);
    const letter = new Promise<DeadLetter>((resolve) => void third.eventStream.subscribe(resolve, DeadLetter));
    third.resolveActorRef(there.path.toSerializationFormat(pair.server.address)).tell("news");
    assert.match((await letter).reason ?? "", /listens nowhere/);
  });
});

describe("A system without a listener that returns", () => {
  it("is reached again, and what was watched there is still watched", async () => {
    const pair = await Pair.start("ritsem.remote.memory");
    const client = await pair.client();
    const { guest } = await pair.guestOn(client);
    await pair.cut(() => true);
    await comeBack(pair, guest);
    pair.server.actorSelection("/user/hub").tell("news");
    assert.equal(await pair.texts.next(), "news");
    client.stop(guest);
    assert.equal((await pair.ends.next()).actor.path.name, "guest");
  });

  it("is written to on its new connection although the old one seems to be alive", async () => {
    const pair = await Pair.start("ritsem.remote.memory");
    const client = await pair.client();
    const { guest } = await pair.guestOn(client);
    await pair.cut((side) => side === "client");
    await comeBack(pair, guest);
    pair.server.actorSelection("/user/hub").tell("news");
    assert.equal(await pair.texts.next(), "news");
  });

  /** The guest says hello until it is heard: after a connection has ended its system waits a moment before it dials. */
  async function comeBack(pair: Pair, guest: ActorRef): Promise<void> {
    const associated = new Promise<void>((resolve) => void pair.server.eventStream.subscribe(() => resolve(), AssociatedEvent));
    let isBack = false;
    void associated.then(() => (isBack = true));
    while (!isBack) {
      guest.tell("go");
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await pair.guests.next();
  }

  it("is not taken for one that uses its address as another incarnation", async () => {
    const pair = await Pair.start("ritsem.remote.memory");
    const client = await pair.client({ platform: platformWith([7]) });
    await pair.guestOn(client);
    const impostor = await pair.client({ platform: platformWith([8, 7]) });
    assert.equal(impostor.address.toString(), client.address.toString());
    assert.notEqual(remotingOf(impostor).uid, remotingOf(client).uid);
    const refused = new Promise<string>(
      (resolve) => void impostor.eventStream.subscribe(({ reason }) => resolve(reason ?? ""), DeadLetter),
    );
    impostor.actorSelection(pair.hub).tell("hello");
    const ended = new Promise((resolve) => void impostor.eventStream.subscribe(resolve, DisassociatedEvent));
    await Promise.race([refused, ended]);
    pair.server.actorSelection("/user/hub").tell("news");
    assert.equal(await pair.texts.next(), "news");
  });

  /** A platform whose random numbers are these, the last one again and again. */
  function platformWith(numbers: number[]): Platform {
    return { ...nodePlatform(), randomUid: () => (numbers.length > 1 ? numbers.shift()! : numbers[0]!) };
  }
});
