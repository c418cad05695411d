import { afterEach, assert, it } from "vitest";
import { type ActorRef, type ActorSystem, DeadLetter } from "../../../src/actor/index.ts";
import {
  Publish,
  type PublishFailed,
  PublishWithAck,
  Put,
  Send,
  SendToAll,
  Subscribe,
  Unsubscribe,
} from "../../../src/cluster-tools/index.ts";
import { Delta, SendToOneSubscriber } from "../../../src/cluster-tools/pub-sub/message/gossip.ts";
import type { Serialization } from "../../../src/serialization/index.ts";
import { collector, mediatorOf, PubSubCluster } from "../pub-sub.fixture.ts";
import { describeSetting } from "./describe-setting.ts";

let clusters: PubSubCluster[] = [];

afterEach(async () => {
  for (const cluster of clusters) await cluster.terminate();
  clusters = [];
});

interface Started {
  readonly cluster: PubSubCluster;
  readonly nodes: readonly [ActorSystem, ActorSystem];
}

/** Two nodes with these settings below `akka.cluster.pub-sub`. */
async function pair(settings: string, other = settings): Promise<Started> {
  const cluster = new PubSubCluster();
  clusters.push(cluster);
  const nodes = await cluster.start(...[settings, other].map((each) => `akka.cluster.pub-sub { ${each} }`));
  return { cluster, nodes: nodes as unknown as readonly [ActorSystem, ActorSystem] };
}

function deadLettersOf(system: ActorSystem): readonly unknown[] {
  const letters: unknown[] = [];
  system.eventStream.subscribe(({ message, recipient }: DeadLetter) => {
    if (String(recipient.path).includes("ediator")) letters.push(message);
  }, DeadLetter);
  return letters;
}

/** How many services on the first node the second one knows after so many seconds. */
async function knownAfter({ cluster, nodes: [first, second] }: Started, count: number, seconds: number): Promise<number> {
  const services = Array.from({ length: count }, (_, index) => collector(first, `service-${index}`));
  for (const { ref } of services) mediatorOf(first).tell(new Put(ref));
  await cluster.systems.advance(`${seconds} s`);
  for (let index = 0; index < count; index += 1) mediatorOf(second).tell(new Send(`/user/service-${index}`, index));
  await cluster.systems.settle();
  return services.filter(({ messages }) => messages.length > 0).length;
}

describeSetting("akka.cluster.pub-sub.name", () => {
  it("is the name of the mediator, by which others find it", async () => {
    const started = await pair("name = mediator");
    assert.equal(mediatorOf(started.nodes[0]).path.toStringWithoutAddress(), "/system/mediator");
    assert.equal(await knownAfter(started, 1, 3), 1);
  });
});

describeSetting("akka.cluster.pub-sub.role", () => {
  it("leaves the members without it alone", async () => {
    const { nodes } = await pair("role = broker }, akka.cluster { roles = [broker]", "role = broker");
    assert.equal(mediatorOf(nodes[0]).path.name, "distributedPubSubMediator");
    assert.equal(mediatorOf(nodes[1]), nodes[1].deadLetters);
  });
});

describeSetting("akka.cluster.pub-sub.routing-logic", () => {
  it("takes the actors with a path in turn, or all of them", async () => {
    const sentBy = async (logic: string): Promise<readonly number[]> => {
      const { cluster, nodes } = await pair(`routing-logic = ${logic}`);
      const services = nodes.map((node) => collector(node, "service"));
      for (const [index, { ref }] of services.entries()) mediatorOf(nodes[index]).tell(new Put(ref));
      await cluster.seconds(4);
      for (let count = 0; count < 10; count += 1) mediatorOf(nodes[0]).tell(new Send("/user/service", count));
      await cluster.systems.settle();
      return services.map(({ messages }) => messages.length);
    };
    assert.deepEqual(await sentBy("round-robin"), [5, 5]);
    assert.deepEqual(await sentBy("broadcast"), [10, 10]);
  });
});

describeSetting("akka.cluster.pub-sub.gossip-interval", () => {
  it("is how long others may not know of an actor", async () => {
    assert.equal(await knownAfter(await pair("gossip-interval = 100 ms"), 1, 0.5), 1);
    assert.equal(await knownAfter(await pair("gossip-interval = 30 s"), 1, 2), 0);
  });
});

describeSetting("akka.cluster.pub-sub.removed-time-to-live", () => {
  it("is how long a topic without subscribers stays", async () => {
    const lettersAfter = async (settings: string): Promise<number> => {
      const { cluster, nodes } = await pair(settings);
      const { ref } = collector(nodes[0], "a");
      mediatorOf(nodes[0]).tell(new Subscribe("news", ref));
      mediatorOf(nodes[0]).tell(new Unsubscribe("news", ref));
      await cluster.seconds(8);
      const letters = deadLettersOf(nodes[1]);
      mediatorOf(nodes[1]).tell(new Publish("news", 1));
      await cluster.systems.settle();
      return letters.length;
    };
    assert.equal(await lettersAfter("removed-time-to-live = 2 s"), 1);
    assert.equal(await lettersAfter(""), 0);
  });
});

describeSetting("akka.cluster.pub-sub.max-delta-elements", () => {
  it("is how much others learn in one round", async () => {
    assert.equal(await knownAfter(await pair("max-delta-elements = 3"), 9, 1.5), 3);
    assert.equal(await knownAfter(await pair("max-delta-elements = 3"), 9, 6), 9);
  });
});

describeSetting("akka.cluster.pub-sub.send-to-dead-letters-when-no-subscribers", () => {
  it("makes dead letters of what nobody receives, or not", async () => {
    const lettersWith = async (settings: string): Promise<number> => {
      const { cluster, nodes } = await pair(settings);
      const letters = deadLettersOf(nodes[0]);
      mediatorOf(nodes[0]).tell(new Publish("news", 1));
      mediatorOf(nodes[0]).tell(new SendToAll("/user/nobody", 2));
      await cluster.systems.settle();
      return letters.length;
    };
    assert.equal(await lettersWith(""), 2);
    assert.equal(await lettersWith("send-to-dead-letters-when-no-subscribers = off"), 0);
  });
});

describeSetting("akka.cluster.pub-sub.buffered-messages.max-per-topic", () => {
  it("gives up the oldest message that waits for a subscriber when there are more", async () => {
    const { cluster, nodes } = await pair("buffered-messages.max-per-topic = 2");
    const publisher = collector(nodes[0], "publisher");
    for (let index = 0; index < 3; index += 1) mediatorOf(nodes[0]).tell(new PublishWithAck("news", index, 60_000), publisher.ref);
    await cluster.systems.settle();
    assert.deepEqual(
      publisher.messages.map((answer) => (answer as PublishFailed).message.message),
      [0],
    );
  });
});

describeSetting("akka.cluster.pub-sub.buffered-messages.timeout-check-interval", () => {
  it("is how late a publisher may learn that its message has waited too long", async () => {
    const answersWith = async (settings: string): Promise<number> => {
      const { cluster, nodes } = await pair(settings);
      const publisher = collector(nodes[0], "publisher");
      mediatorOf(nodes[0]).tell(new PublishWithAck("news", 1, 1_000), publisher.ref);
      await cluster.seconds(3);
      return publisher.messages.length;
    };
    assert.equal(await answersWith(""), 1);
    assert.equal(await answersWith("buffered-messages.timeout-check-interval = 1 h"), 0);
  });
});

describeSetting("akka.cluster.pub-sub.use-dispatcher", () => {
  it("is the dispatcher of the mediator", async () => {
    const { nodes } = await pair("use-dispatcher = akka.actor.default-dispatcher", "");
    const dispatcherOf = (ref: ActorRef): unknown =>
      (ref as unknown as { readonly cell: { readonly props: { readonly deploy: { readonly dispatcher?: string } } } }).cell.props.deploy
        .dispatcher;
    assert.equal(dispatcherOf(mediatorOf(nodes[0])), "akka.actor.default-dispatcher");
    assert.equal(dispatcherOf(mediatorOf(nodes[1])), "akka.actor.internal-dispatcher");
  });
});

/** The serializer that a node with this configuration has for a message. */
async function serializerFor(message: object, config: string): Promise<{ readonly name: string; readonly identifier: number } | undefined> {
  const cluster = new PubSubCluster();
  clusters.push(cluster);
  const { system } = await cluster.systems.start("Test", config);
  const { serialization } = (system as unknown as { readonly provider: { readonly serialization: Serialization<ActorRef> } }).provider;
  const serializer = serialization.serializers.ofInstance(message);
  return serializer === undefined ? undefined : { name: serializer.constructor.name, identifier: serializer.identifier };
}

const USUAL = { name: "DistributedPubSubMessageSerializer", identifier: 9 };

describeSetting("akka.actor.serializers.akka-pubsub", () => {
  it("names the serializer of messages between mediators", async () => {
    assert.deepEqual(await serializerFor(new Delta([]), ""), USUAL);
    const other = await serializerFor(new Delta([]), 'akka.actor.serializers.akka-pubsub = "Akka.Serialization.ByteArraySerializer"');
    assert.notEqual(other?.name, USUAL.name);
  });
});

describeSetting(
  'akka.actor.serialization-bindings."Akka.Cluster.Tools.PublishSubscribe.IDistributedPubSubMessage, Akka.Cluster.Tools"',
  () => {
    it("binds messages between mediators to it", async () => {
      const key = "Akka.Cluster.Tools.PublishSubscribe.IDistributedPubSubMessage, Akka.Cluster.Tools";
      assert.isUndefined(await serializerFor(new Delta([]), `akka.actor.serialization-bindings."${key}" = none`));
    });
  },
);

describeSetting(
  'akka.actor.serialization-bindings."Akka.Cluster.Tools.PublishSubscribe.Internal.SendToOneSubscriber, Akka.Cluster.Tools"',
  () => {
    it("binds messages for one subscriber to it", async () => {
      const key = "Akka.Cluster.Tools.PublishSubscribe.Internal.SendToOneSubscriber, Akka.Cluster.Tools";
      assert.deepEqual(await serializerFor(new SendToOneSubscriber(1), ""), USUAL);
      assert.notDeepEqual(await serializerFor(new SendToOneSubscriber(1), `akka.actor.serialization-bindings."${key}" = bytes`), USUAL);
    });
  },
);

describeSetting(
  'akka.actor.serialization-identifiers."Akka.Cluster.Tools.PublishSubscribe.Serialization.DistributedPubSubMessageSerializer, Akka.Cluster.Tools"',
  () => {
    it("is the id by which other nodes know it", async () => {
      const name = "Akka.Cluster.Tools.PublishSubscribe.Serialization.DistributedPubSubMessageSerializer, Akka.Cluster.Tools";
      assert.equal((await serializerFor(new Delta([]), `akka.actor.serialization-identifiers { "${name}" = 109 }`))?.identifier, 109);
    });
  },
);
