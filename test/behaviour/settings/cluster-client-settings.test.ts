import { afterEach, assert, it } from "vitest";
import { type ActorRef, type ActorSystem, InfoEvent, Props, ReceiveActor, Terminated } from "../../../src/actor/index.ts";
import {
  ClusterClient,
  ClusterClientReceptionist,
  ClusterClientSend,
  ClusterClientSettings,
  ClusterClientUnreachable,
  ClusterClientUp,
  ContactPoints,
  GetContactPoints,
  SubscribeClusterClients,
} from "../../../src/cluster-tools/index.ts";
import { Contacts, GetContacts } from "../../../src/cluster-tools/client/message/protocol.ts";
import type { Serialization } from "../../../src/serialization/index.ts";
import { collector, PubSubCluster } from "../pub-sub.fixture.ts";
import { describeSetting } from "./describe-setting.ts";

let clusters: PubSubCluster[] = [];

afterEach(async () => {
  for (const cluster of clusters) await cluster.terminate();
  clusters = [];
});

interface Started {
  readonly cluster: PubSubCluster;
  readonly node: ActorSystem;
  readonly outside: ActorSystem;
  readonly client: ActorRef;
  /** What the subscriber of the receptionist was told of its clients. */
  readonly changes: readonly unknown[];
}

/** A node with these settings below `akka.cluster.client.receptionist`, and a client with these below `akka.cluster.client`. */
async function started(receptionist = "", client = "", contact?: string): Promise<Started> {
  const cluster = new PubSubCluster();
  clusters.push(cluster);
  const [node] = (await cluster.start(`akka.cluster.client.receptionist { ${receptionist} }`)) as [ActorSystem];
  const { underlying } = ClusterClientReceptionist.get(node);
  const { ref, messages } = collector(node, "watching");
  underlying.tell(new SubscribeClusterClients(), ref);
  const { system: outside } = await cluster.systems.start("Outside", `akka.actor.provider = remote, akka.cluster.client { ${client} }`);
  const settings = ClusterClientSettings.create(outside).withInitialContacts([
    contact ?? `${node.address}${underlying.path.toStringWithoutAddress()}`,
  ]);
  return { cluster, node, outside, client: outside.actorOf(ClusterClient.props(settings), "client") as ActorRef, changes: messages };
}

const isUp = ({ changes }: Started): boolean => changes.some((each) => each instanceof ClusterClientUp);
const isLost = ({ changes }: Started): boolean => changes.some((each) => each instanceof ClusterClientUnreachable);

async function secondsUntil({ cluster }: Started, condition: () => boolean, limit = 100): Promise<number> {
  for (let passed = 0; passed < limit; passed += 1) {
    if (condition()) return passed;
    await cluster.seconds(1);
  }
  return limit;
}

describeSetting("akka.cluster.client.initial-contacts", () => {
  it("are asked first", async () => {
    const { cluster, outside } = await started("", 'initial-contacts = ["akka.memory://Test@h:1/system/receptionist"]');
    const contacts = ClusterClientSettings.create(outside).values.initialContacts;
    assert.deepEqual(contacts.map(String), ["akka.memory://Test@h:1/system/receptionist"]);
    const client = outside.actorOf(ClusterClient.props(ClusterClientSettings.create(outside)), "other");
    const known = client.ask(new GetContactPoints(), ContactPoints, "5 s");
    await cluster.systems.settle();
    assert.deepEqual((await known).contactPoints.map(String), contacts.map(String));
  });
});

describeSetting("akka.cluster.client.establishing-get-contacts-interval", () => {
  it("is how soon a receptionist that starts later is found", async () => {
    const found = async (settings: string): Promise<number> => {
      const cluster = new PubSubCluster();
      clusters.push(cluster);
      const [node] = (await cluster.start("")) as [ActorSystem];
      const { system: outside } = await cluster.systems.start(
        "Outside",
        `akka.actor.provider = remote, akka.cluster.client { ${settings} }`,
      );
      const contact = `${node.address}/system/receptionist`;
      outside.actorOf(ClusterClient.props(ClusterClientSettings.create(outside).withInitialContacts([contact])), "client");
      await cluster.seconds(1);
      const { ref, messages } = collector(node, "watching");
      ClusterClientReceptionist.get(node).underlying.tell(new SubscribeClusterClients(), ref);
      await cluster.seconds(4);
      return messages.filter((each) => each instanceof ClusterClientUp).length;
    };
    assert.equal(await found(""), 1);
    assert.equal(await found("establishing-get-contacts-interval = 20 s"), 0);
  });
});

describeSetting("akka.cluster.client.refresh-contacts-interval", () => {
  it("is how soon a client learns of other receptionists", async () => {
    const known = async (settings: string): Promise<number> => {
      const all = await started("", settings);
      await all.cluster.seconds(2);
      await all.cluster.start("");
      await all.cluster.seconds(6);
      const answer = all.client.ask(new GetContactPoints(), ContactPoints, "5 s");
      await all.cluster.systems.settle();
      return (await answer).contactPoints.length;
    };
    assert.equal(await known("refresh-contacts-interval = 2 s"), 2);
    assert.equal(await known(""), 1);
  });
});

describeSetting("akka.cluster.client.heartbeat-interval", () => {
  it("is how often a client shows that it is there", async () => {
    const often = await started();
    await often.cluster.seconds(60);
    assert.isTrue(isUp(often) && !isLost(often));
    const seldom = await started("", "heartbeat-interval = 40 s");
    await seldom.cluster.seconds(60);
    assert.isTrue(isUp(seldom) && isLost(seldom));
  });
});

/** A receptionist that ends without a word: an actor in its place that answers once, and never to heartbeats. */
class Silent extends ReceiveActor {
  constructor(contact: () => string) {
    super();
    this.receive(GetContacts, () => this.sender.tell(new Contacts([contact()])));
    this.receiveAny(() => undefined);
  }
}

describeSetting("akka.cluster.client.acceptable-heartbeat-pause", () => {
  it("is how long a receptionist may be silent", async () => {
    const lost = async (settings: string): Promise<boolean> => {
      const { cluster, node, outside } = await started("", settings, "akka.memory://Test@nowhere:1/system/receptionist");
      const contact = `${node.address}/user/silent`;
      node.actorOf(
        Props.create(Silent, () => contact),
        "silent",
      );
      const lines: string[] = [];
      outside.eventStream.subscribe(({ message }: InfoEvent) => void lines.push(message), InfoEvent);
      outside.actorOf(ClusterClient.props(ClusterClientSettings.create(outside).withInitialContacts([contact])), "to-silent");
      await cluster.seconds(10);
      assert.isTrue(lines.some((line) => line.startsWith("Connected to")));
      return lines.some((line) => line.startsWith("Lost contact"));
    };
    assert.isTrue(await lost("acceptable-heartbeat-pause = 2 s"));
    assert.isFalse(await lost(""));
  });
});

describeSetting("akka.cluster.client.buffer-size", () => {
  it("is how many messages wait for a receptionist", async () => {
    const received = async (settings: string): Promise<readonly unknown[]> => {
      const { cluster, node, client } = await started("", settings);
      const { ref, messages } = collector(node, "service");
      ClusterClientReceptionist.get(node).registerService(ref);
      for (let index = 0; index < 5; index += 1) client.tell(new ClusterClient.Send("/user/service", index));
      await cluster.seconds(3);
      return messages;
    };
    assert.deepEqual(await received(""), [0, 1, 2, 3, 4]);
    assert.deepEqual(await received("buffer-size = 2"), [3, 4]);
    assert.deepEqual(await received("buffer-size = 0"), []);
  });
});

class Watching extends ReceiveActor {
  constructor(watched: ActorRef, ends: unknown[]) {
    super();
    this.context.watch(watched);
    this.receive(Terminated, (end) => void ends.push(end));
  }
}

describeSetting("akka.cluster.client.reconnect-timeout", () => {
  it("stops a client that finds no receptionist", async () => {
    const ends = async (settings: string): Promise<number> => {
      const all = await started("", settings, "akka.memory://Test@nowhere:1/system/receptionist");
      const terminated: unknown[] = [];
      all.outside.actorOf(Props.create(Watching, all.client, terminated));
      await all.cluster.seconds(8);
      return terminated.length;
    };
    assert.equal(await ends("reconnect-timeout = 5 s"), 1);
    assert.equal(await ends(""), 0);
  });
});

describeSetting("akka.cluster.client.receptionist.name", () => {
  it("is the name of the receptionist", async () => {
    const all = await started("name = desk");
    assert.equal(ClusterClientReceptionist.get(all.node).underlying.path.toStringWithoutAddress(), "/system/desk");
    await all.cluster.seconds(3);
    assert.isTrue(isUp(all));
  });
});

describeSetting("akka.cluster.client.receptionist.role", () => {
  it("leaves members without it alone", async () => {
    const { node } = await started("role = desk", "", "akka.memory://Test@nowhere:1/system/receptionist");
    assert.isTrue(ClusterClientReceptionist.get(node).isTerminated);
    assert.equal(ClusterClientReceptionist.get(node).underlying, node.deadLetters);
  });
});

describeSetting("akka.cluster.client.receptionist.number-of-contacts", () => {
  it("is how many receptionists a client is told", async () => {
    const known = async (settings: string): Promise<number> => {
      const cluster = new PubSubCluster(`akka.cluster.client.receptionist { ${settings} }`);
      clusters.push(cluster);
      const nodes = await cluster.start("", "", "");
      for (const node of nodes) ClusterClientReceptionist.get(node);
      const { system: outside } = await cluster.systems.start("Outside", "akka.actor.provider = remote");
      const contacts = nodes.map(({ address }) => `${address}/system/receptionist`);
      const client = outside.actorOf(
        ClusterClient.props(ClusterClientSettings.create(outside).withInitialContacts(contacts.slice(0, 1))),
        "client",
      );
      await cluster.seconds(3);
      const answer = client.ask(new GetContactPoints(), ContactPoints, "5 s");
      await cluster.systems.settle();
      return (await answer).contactPoints.length;
    };
    assert.equal(await known(""), 3);
    assert.equal(await known("number-of-contacts = 2"), 2);
  });
});

describeSetting("akka.cluster.client.receptionist.response-tunnel-receive-timeout", () => {
  it("is how late a reply may come", async () => {
    const replies = async (settings: string): Promise<number> => {
      const { cluster, node, outside, client } = await started(settings);
      const service = collector(node, "service");
      let sender: ActorRef | undefined;
      class Late extends ReceiveActor {
        constructor() {
          super();
          this.receiveAny(() => void (sender = this.sender));
        }
      }
      ClusterClientReceptionist.get(node).registerService(node.actorOf(Props.create(Late), "late"));
      const asker = collector(outside, "asker");
      client.tell(new ClusterClient.Send("/user/late", 1), asker.ref);
      await cluster.seconds(10);
      sender?.tell("late", service.ref);
      await cluster.seconds(1);
      return asker.messages.length;
    };
    assert.equal(await replies(""), 1);
    assert.equal(await replies("response-tunnel-receive-timeout = 3 s"), 0);
  });
});

describeSetting("akka.cluster.client.receptionist.use-dispatcher", () => {
  it("is the dispatcher of the receptionist", async () => {
    const dispatcherOf = ({ node }: Started): unknown =>
      (
        ClusterClientReceptionist.get(node).underlying as unknown as {
          readonly cell: { readonly props: { readonly deploy: { readonly dispatcher?: string } } };
        }
      ).cell.props.deploy.dispatcher;
    assert.equal(dispatcherOf(await started("use-dispatcher = akka.actor.default-dispatcher")), "akka.actor.default-dispatcher");
    assert.equal(dispatcherOf(await started()), "akka.actor.internal-dispatcher");
  });
});

/** How many seconds after the end of a client its receptionist says so. */
async function secondsUntilUnreachable(settings: string): Promise<number> {
  const all = await started(settings);
  await all.cluster.seconds(4);
  assert.isTrue(isUp(all));
  all.outside.stop(all.client);
  return secondsUntil(all, () => isLost(all));
}

describeSetting("akka.cluster.client.receptionist.heartbeat-interval", () => {
  it("counts when a client is judged", async () => {
    const [usual, longer] = [await secondsUntilUnreachable(""), await secondsUntilUnreachable("heartbeat-interval = 30 s")];
    assert.isAbove(longer, usual + 20);
  });
});

describeSetting("akka.cluster.client.receptionist.acceptable-heartbeat-pause", () => {
  it("counts when a client is judged", async () => {
    const [usual, shorter] = [await secondsUntilUnreachable(""), await secondsUntilUnreachable("acceptable-heartbeat-pause = 3 s")];
    assert.isBelow(shorter, usual - 5);
  });
});

describeSetting("akka.cluster.client.receptionist.failure-detection-interval", () => {
  it("is how late the end of a client may be noticed", async () => {
    assert.isAtLeast(await secondsUntilUnreachable("failure-detection-interval = 60 s"), 40);
  });
});

/** The serializer that a client's system with this configuration has for a message. */
async function serializerFor(message: object, config: string): Promise<{ readonly name: string; readonly identifier: number } | undefined> {
  const cluster = new PubSubCluster();
  clusters.push(cluster);
  const { system } = await cluster.systems.start("Outside", `akka.actor.provider = remote, ${config}`);
  const { serialization } = (system as unknown as { readonly provider: { readonly serialization: Serialization<ActorRef> } }).provider;
  const serializer = serialization.serializers.ofInstance(message);
  return serializer === undefined ? undefined : { name: serializer.constructor.name, identifier: serializer.identifier };
}

const USUAL = { name: "ClusterClientMessageSerializer", identifier: 15 };

describeSetting("akka.actor.serializers.akka-cluster-client", () => {
  it("names the serializer of messages between clients and receptionists", async () => {
    assert.deepEqual(await serializerFor(new Contacts([]), ""), USUAL);
    const other = await serializerFor(
      new Contacts([]),
      'akka.actor.serializers.akka-cluster-client = "Akka.Serialization.ByteArraySerializer"',
    );
    assert.notEqual(other?.name, USUAL.name);
  });
});

describeSetting('akka.actor.serialization-bindings."Akka.Cluster.Tools.Client.IClusterClientMessage, Akka.Cluster.Tools"', () => {
  it("binds messages between clients and receptionists to it", async () => {
    const key = "Akka.Cluster.Tools.Client.IClusterClientMessage, Akka.Cluster.Tools";
    assert.isUndefined(await serializerFor(new Contacts([]), `akka.actor.serialization-bindings."${key}" = none`));
  });
});

describeSetting('akka.actor.serialization-bindings."Akka.Cluster.Tools.Client.IClusterClientProtocolMessage, Akka.Cluster.Tools"', () => {
  it("binds messages for clients to it", async () => {
    const key = "Akka.Cluster.Tools.Client.IClusterClientProtocolMessage, Akka.Cluster.Tools";
    const send = new ClusterClientSend("/user/a", 1);
    assert.deepEqual(await serializerFor(send, ""), USUAL);
    assert.isUndefined(await serializerFor(send, `akka.actor.serialization-bindings."${key}" = none`));
  });
});

describeSetting(
  'akka.actor.serialization-identifiers."Akka.Cluster.Tools.Client.Serialization.ClusterClientMessageSerializer, Akka.Cluster.Tools"',
  () => {
    it("is the id by which others know it", async () => {
      const name = "Akka.Cluster.Tools.Client.Serialization.ClusterClientMessageSerializer, Akka.Cluster.Tools";
      assert.equal((await serializerFor(new Contacts([]), `akka.actor.serialization-identifiers { "${name}" = 115 }`))?.identifier, 115);
    });
  },
);
