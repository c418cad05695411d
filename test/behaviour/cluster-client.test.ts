import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { type ActorRef, type ActorSystem, Props, ReceiveActor } from "../../src/actor/index.ts";
import { InvalidArgumentError } from "../../src/base/index.ts";
import {
  ClusterClient,
  ClusterClientReceptionist,
  ClusterClients,
  ClusterClientSettings,
  ClusterClientUnreachable,
  ClusterClientUp,
  ContactPointAdded,
  ContactPoints,
  GetContactPoints,
  SubscribeClusterClients,
  SubscribeContactPoints,
} from "../../src/cluster-tools/index.ts";
import { collector, PubSubCluster } from "./pub-sub.fixture.ts";

class Service extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (text) => this.sender.tell(`${text}!`));
  }
}

let cluster: PubSubCluster;
let nodes: readonly ActorSystem[];
let outside: ActorSystem;
const contactOf = (node: ActorSystem | undefined): string => `${node?.address}/system/receptionist`;

beforeEach(async () => {
  cluster = new PubSubCluster();
  nodes = await cluster.start("", "");
  for (const node of nodes) ClusterClientReceptionist.get(node);
  ({ system: outside } = await cluster.systems.start("Outside", "akka.actor.provider = remote"));
});

afterEach(() => cluster.terminate());

function clientOf(...contacts: readonly string[]): ActorRef {
  const settings = ClusterClientSettings.create(outside).withInitialContacts(contacts);
  return outside.actorOf(ClusterClient.props(settings), "client") as ActorRef;
}

function serviceOn(node: ActorSystem | undefined): void {
  if (node === undefined) throw new Error("There are fewer nodes.");
  ClusterClientReceptionist.get(node).registerService(node.actorOf(Props.create(Service), "service"));
}

describe("A cluster client", () => {
  it("keeps messages until it has a receptionist, sends to services on any node, and gets their replies", async () => {
    serviceOn(nodes[1]);
    await cluster.seconds(3);
    const client = clientOf(contactOf(nodes[0]));
    const asker = collector(outside, "asker");
    client.tell(new ClusterClient.Send("/user/service", "first"), asker.ref);
    await cluster.seconds(2);
    client.tell(new ClusterClient.Send("/user/service", "second", true), asker.ref);
    client.tell(new ClusterClient.SendToAll("/user/service", "third"), asker.ref);
    await cluster.seconds(1);
    assert.deepEqual(asker.messages, ["first!", "second!", "third!"]);
    const reply = client.ask(new ClusterClient.Send("/user/service", "ask"), String, "5 s");
    await cluster.seconds(1);
    assert.equal(await reply, "ask!");
  });

  it("publishes to subscribers in the cluster", async () => {
    const node = nodes[1] as ActorSystem;
    const { ref, messages } = collector(node, "subscriber");
    ClusterClientReceptionist.get(node).registerSubscriber("news", ref);
    await cluster.seconds(3);
    const client = clientOf(contactOf(nodes[0]));
    client.tell(new ClusterClient.Publish("news", "hello"));
    await cluster.seconds(2);
    assert.deepEqual(messages, ["hello"]);
    ClusterClientReceptionist.get(node).unregisterSubscriber("news", ref);
    await cluster.seconds(3);
    client.tell(new ClusterClient.Publish("news", "again"));
    await cluster.seconds(1);
    assert.deepEqual(messages, ["hello"]);
  });

  it("tells which receptionists it knows, and of each change", async () => {
    const client = clientOf(contactOf(nodes[0]));
    const subscriber = collector(outside, "subscriber");
    client.tell(new SubscribeContactPoints(), subscriber.ref);
    await cluster.seconds(2);
    assert.instanceOf(subscriber.messages[0], ContactPoints);
    assert.deepEqual(
      subscriber.messages.slice(1).map((change) => (change instanceof ContactPointAdded ? String(change.contactPoint) : change)),
      [contactOf(nodes[1])],
    );
    const asked = client.ask(new GetContactPoints(), ContactPoints, "5 s");
    await cluster.systems.settle();
    assert.sameMembers((await asked).contactPoints.map(String), nodes.map(contactOf));
  });

  it("finds another receptionist when its own leaves, or falls silent", async () => {
    for (const node of nodes) serviceOn(node);
    await cluster.seconds(3);
    const client = clientOf(contactOf(nodes[0]), contactOf(nodes[1]));
    const known = nodes.map((node, index) => {
      const subscriber = collector(node, "watching");
      ClusterClientReceptionist.get(node).underlying.tell(new SubscribeClusterClients(), subscriber.ref);
      return { index, ...subscriber };
    });
    await cluster.seconds(3);
    const used = known.findIndex(({ messages }) => messages.some((message) => message instanceof ClusterClientUp));
    assert.include([0, 1], used);
    nodes[used]?.stop(ClusterClientReceptionist.get(nodes[used] as ActorSystem).underlying);
    await cluster.seconds(4);
    assert.isTrue(known[1 - used]?.messages.some((message) => message instanceof ClusterClientUp));
    assert.instanceOf(known[used]?.messages[0], ClusterClients);
    outside.stop(client);
    await cluster.seconds(20);
    assert.isTrue(known[1 - used]?.messages.some((message) => message instanceof ClusterClientUnreachable));
  });

  it("is not made without contacts", () => {
    assert.throws(() => ClusterClient.props(ClusterClientSettings.create(outside)), InvalidArgumentError, /initial-contacts/);
  });
});

describe("A receptionist", () => {
  it("ends the access to a service that is unregistered", async () => {
    serviceOn(nodes[0]);
    await cluster.seconds(2);
    const client = clientOf(contactOf(nodes[0]));
    const asker = collector(outside, "asker");
    client.tell(new ClusterClient.Send("/user/service", "first"), asker.ref);
    await cluster.seconds(2);
    const node = nodes[0] as ActorSystem;
    ClusterClientReceptionist.get(node).unregisterService(node.resolveActorRef("/user/service"));
    client.tell(new ClusterClient.Send("/user/service", "second"), asker.ref);
    await cluster.seconds(2);
    assert.deepEqual(asker.messages, ["first!"]);
  });
});
