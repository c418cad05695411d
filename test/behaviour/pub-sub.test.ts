import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { type ActorSystem, DeadLetter, PoisonPill } from "../../src/actor/index.ts";
import { Cluster, ClusterNotRunningError } from "../../src/cluster/index.ts";
import {
  CountSubscribers,
  CurrentTopics,
  DistributedPubSub,
  GetTopics,
  Publish,
  PublishFailed,
  PublishSucceeded,
  PublishWithAck,
  Put,
  Remove,
  Send,
  SendToAll,
  Subscribe,
  SubscribeAck,
  Unsubscribe,
  UnsubscribeAck,
} from "../../src/cluster-tools/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";
import { collector, mediatorOf, PubSubCluster } from "./pub-sub.fixture.ts";

let cluster: PubSubCluster;
let first: ActorSystem;
let second: ActorSystem;
let third: ActorSystem;

beforeEach(async () => {
  cluster = new PubSubCluster();
  [first, second, third] = (await cluster.start("", "", "")) as [ActorSystem, ActorSystem, ActorSystem];
});

afterEach(() => cluster.terminate());

const rounds = (): Promise<void> => cluster.seconds(8);

describe("DistributedPubSub", () => {
  it("delivers what is published to all subscribers on all nodes, once each, with its sender", async () => {
    const subscribers = [collector(first, "a"), collector(second, "b"), collector(second, "c")];
    const sender = collector(third, "sender");
    for (const [index, { ref }] of subscribers.entries())
      mediatorOf([first, second, second][index]).tell(new Subscribe("news & more!", ref), ref);
    await rounds();
    mediatorOf(third).tell(new Publish("news & more!", "hello"), sender.ref);
    await cluster.systems.settle();
    for (const { messages } of subscribers) {
      assert.instanceOf(messages[0], SubscribeAck);
      assert.deepEqual(messages.slice(1), ["hello"]);
    }
    assert.include(subscribers[0]?.senders[1], `${third.address}/user/sender`);
  });

  it("delivers one message to each group, and none of them to subscribers without a group", async () => {
    const [red, alsoRed, blue, none] = [collector(first, "a"), collector(second, "b"), collector(second, "c"), collector(third, "d")];
    mediatorOf(first).tell(new Subscribe("jobs", red.ref, "red"));
    mediatorOf(second).tell(new Subscribe("jobs", alsoRed.ref, "red"));
    mediatorOf(second).tell(new Subscribe("jobs", blue.ref, "blue"));
    mediatorOf(third).tell(new Subscribe("jobs", none.ref));
    await rounds();
    for (let job = 0; job < 10; job += 1) mediatorOf(third).tell(new Publish("jobs", job, true));
    await cluster.systems.settle();
    assert.deepEqual(blue.messages, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert.sameMembers([...red.messages, ...alsoRed.messages], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert.isEmpty(none.messages);
    mediatorOf(third).tell(new Publish("jobs", "all"));
    await cluster.systems.settle();
    assert.deepEqual(none.messages, ["all"]);
    assert.lengthOf(blue.messages, 10);
  });

  it("sends to one of the actors with a path, to the local one if that is wished, or to all", async () => {
    const [here, there] = [collector(first, "service"), collector(second, "service")];
    mediatorOf(first).tell(new Put(here.ref));
    mediatorOf(second).tell(new Put(there.ref));
    await rounds();
    for (let job = 0; job < 5; job += 1) mediatorOf(first).tell(new Send("/user/service", job, true));
    mediatorOf(third).tell(new Send("/user/service", "any"));
    await cluster.systems.settle();
    assert.deepEqual(here.messages.slice(0, 5), [0, 1, 2, 3, 4]);
    assert.lengthOf([...here.messages, ...there.messages], 6);
    mediatorOf(first).tell(new SendToAll("/user/service", "everybody"));
    mediatorOf(first).tell(new SendToAll("/user/service", "others", true));
    await cluster.systems.settle();
    assert.include(here.messages, "everybody");
    assert.deepEqual(there.messages.slice(-2), ["everybody", "others"]);
    assert.notInclude(here.messages, "others");
  });

  it("forgets actors that are removed, unsubscribed or have terminated, on all nodes", async () => {
    const [gone, removed, left] = [collector(first, "gone"), collector(first, "removed"), collector(second, "left")];
    mediatorOf(first).tell(new Put(gone.ref));
    mediatorOf(first).tell(new Put(removed.ref));
    mediatorOf(second).tell(new Subscribe("news", left.ref), left.ref);
    await rounds();
    gone.ref.tell(PoisonPill.instance);
    mediatorOf(first).tell(new Remove("/user/removed"));
    mediatorOf(second).tell(new Unsubscribe("news", left.ref), left.ref);
    await rounds();
    const dead = deadLettersOf(third);
    mediatorOf(third).tell(new Send("/user/gone", 1));
    mediatorOf(third).tell(new SendToAll("/user/removed", 2));
    await cluster.systems.settle();
    assert.deepEqual(
      dead.map(({ message }) => (message as Send).path),
      ["/user/gone", "/user/removed"],
    );
    mediatorOf(third).tell(new Publish("news", 3));
    await cluster.systems.settle();
    assert.deepEqual([removed.messages.length, left.messages.length], [0, 2]);
    assert.instanceOf(left.messages[1], UnsubscribeAck);
  });

  it("tells the topics of all nodes and the subscribers of its own", async () => {
    const { ref } = collector(second, "a");
    mediatorOf(second).tell(new Subscribe("news", ref));
    mediatorOf(second).tell(new Subscribe("jobs", ref, "group"));
    await rounds();
    const topics = mediatorOf(first).ask(new GetTopics(), CurrentTopics, "3 s");
    await cluster.systems.settle();
    assert.deepEqual([...(await topics).topics].toSorted(), ["jobs", "news"]);
    const counts = [mediatorOf(second), mediatorOf(first)].map((mediator) => mediator.ask(new CountSubscribers("news"), Number, "3 s"));
    await cluster.systems.settle();
    assert.deepEqual(await Promise.all(counts), [1, 0]);
  });

  it("ends a topic that has had no subscribers for removed-time-to-live, and begins it again", async () => {
    const { ref, messages } = collector(first, "a");
    mediatorOf(first).tell(new Subscribe("news", ref));
    await rounds();
    mediatorOf(first).tell(new Unsubscribe("news", ref));
    await cluster.seconds(200);
    const dead = deadLettersOf(second);
    mediatorOf(second).tell(new Publish("news", 1));
    await cluster.systems.settle();
    assert.lengthOf(dead, 1);
    mediatorOf(first).tell(new Subscribe("news", ref));
    await rounds();
    mediatorOf(second).tell(new Publish("news", 2));
    await cluster.systems.settle();
    assert.deepEqual(messages, [2]);
  });

  it("forgets what a member had registered when it leaves", async () => {
    const { ref } = collector(third, "service");
    mediatorOf(third).tell(new Put(ref));
    await rounds();
    const dead = deadLettersOf(first);
    Cluster.get(third).leave(third.address);
    await cluster.seconds(10);
    mediatorOf(first).tell(new Send("/user/service", 1));
    await cluster.systems.settle();
    assert.lengthOf(
      dead.filter(({ message }) => message instanceof Send),
      1,
    );
    assert.isTrue(DistributedPubSub.get(third).isTerminated);
    assert.equal(mediatorOf(third), third.deadLetters);
  });

  it("keeps a message that is to be acknowledged until a subscriber comes, or its time is over", async () => {
    const publisher = collector(first, "publisher");
    mediatorOf(first).tell(new PublishWithAck("late", 1, 30_000), publisher.ref);
    mediatorOf(first).tell(new PublishWithAck("never", 2, 2_000), publisher.ref);
    mediatorOf(first).tell(new PublishWithAck("groups", 3, 30_000, true), publisher.ref);
    await cluster.seconds(3);
    assert.deepEqual(
      publisher.messages.map((answer) => (answer instanceof PublishFailed ? [answer.reason, answer.message.topic] : answer)),
      [["timeout", "never"]],
    );
    const [late, group] = [collector(second, "late"), collector(second, "group")];
    mediatorOf(second).tell(new Subscribe("late", late.ref));
    mediatorOf(second).tell(new Subscribe("groups", group.ref, "g"));
    await rounds();
    assert.deepEqual([late.messages, group.messages], [[1], [3]]);
    assert.deepEqual(
      publisher.messages.slice(1).map((answer) => (answer instanceof PublishSucceeded ? answer.message.topic : answer)),
      ["late", "groups"],
    );
    const again = collector(first, "again");
    mediatorOf(first).tell(new PublishWithAck("late", 4, 30_000), again.ref);
    mediatorOf(first).tell(new PublishWithAck("unheard", 5, 60_000), again.ref);
    await cluster.systems.settle();
    first.stop(mediatorOf(first));
    await cluster.systems.settle();
    assert.deepEqual(
      again.messages.map((answer) => (answer instanceof PublishFailed ? answer.reason : answer?.constructor.name)),
      ["PublishSucceeded", "mediator-shutting-down"],
    );
  });

  it("says that a system is not in a cluster", async () => {
    const alone = new MultiSystem({ config: "akka { loggers = [], stdout-loglevel = OFF }" });
    const { system } = await alone.start("Alone");
    assert.throws(() => DistributedPubSub.get(system), ClusterNotRunningError);
    await alone.terminate();
  });
});

function deadLettersOf(system: ActorSystem): readonly DeadLetter[] {
  const letters: DeadLetter[] = [];
  system.eventStream.subscribe((letter: DeadLetter) => void letters.push(letter), DeadLetter);
  return letters;
}
