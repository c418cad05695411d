import { inspect } from "node:util";
import { assert, describe, it } from "vitest";
import {
  Actor,
  type ActorContext,
  ActorIdentity,
  ActorPath,
  DeadLetter,
  defineMessage,
  Identify,
  NO_SENDER,
  PoisonPill,
  Props,
  Registry,
  Status,
  t,
} from "../../src/index.ts";
import { MultiSystem, TestKit } from "../../src/testkit/index.ts";

const Order = defineMessage("Shop.Order, Shop", { article: t.string, count: t.long, notes: t.arrayOf(t.string), replyTo: t.ref });

class Silent extends Actor {
  override receive(): void {}
}

describe("console.log", () => {
  it("prints refs, paths, selections and systems in one readable line", async () => {
    await using systems = new MultiSystem();
    const [a, b] = [await systems.start("A"), await systems.start("B")];
    const ref = a.system.actorOf(Props.create(Silent), "silent");
    b.system.actorOf(Props.create(Silent), "far");
    const far = await a.resultOf(a.system.actorSelection(`${b.system.address}/user/far`).resolveOne("1 s"));
    assert.equal(inspect(ref), `ActorRef(akka://A/user/silent#${ref.path.uid})`);
    assert.equal(inspect(far), `ActorRef(${b.system.address}/user/far#${far.path.uid})`);
    assert.equal(inspect(a.system.deadLetters), "ActorRef(akka://A/deadLetters)");
    assert.match(inspect(NO_SENDER), /^ActorRef\([^\n]+\)$/);
    assert.equal(inspect({ ref }), `{ ref: ActorRef(akka://A/user/silent#${ref.path.uid}) }`);
    assert.equal(inspect(ref.path), `ActorPath(akka://A/user/silent#${ref.path.uid})`);
    assert.equal(inspect(a.system.address), `Address(${a.system.address})`);
    assert.equal(inspect(a.system.actorSelection("/user/s*")), "ActorSelection(akka://A/user/s*)");
    assert.equal(inspect(a.system), `ActorSystem(${a.system.address})`);
  });

  it("prints an actor without the insides of its cell", async () => {
    await using kit = await TestKit.create();
    const silent = await kit.testActorOf(() => new Silent(), "silent");
    const context: ActorContext = silent.underlyingActor.context;
    assert.match(inspect(context), /^ActorContext\(akka:\/\/Test\/user\/silent#\d+\)$/);
    assert.match(inspect(silent.underlyingActor), /^Silent \{ context: ActorContext\(akka:\/\/Test\/user\/silent#\d+\) \}$/);
  });

  it("prints a message with all its members in one line, however long it is", async () => {
    await using kit = await TestKit.create();
    const ref = kit.system.actorOf(Props.create(Silent), "silent");
    const order = new Order({ article: "tea", count: 5n, notes: ["x".repeat(60), "y".repeat(60)], replyTo: ref });
    const line = `Order { article: 'tea', count: 5n, notes: [ '${"x".repeat(60)}', '${"y".repeat(60)}' ], replyTo: ActorRef(${ref}) }`;
    assert.equal(inspect(order), line);
    assert.equal(inspect({ order }, { depth: 0 }), "{ order: [Order] }");
    assert.equal(inspect(new DeadLetter(order, kit.system.deadLetters, ref)).split("\n").length, 1);
    assert.equal(inspect(new Identify(7)), "Identify { messageId: 7 }");
    assert.equal(inspect(new ActorIdentity(7, ref)), `ActorIdentity { messageId: 7, subject: ActorRef(${ref}) }`);
    assert.equal(inspect(new Status.Success("ok")), "Success { status: 'ok' }");
    assert.equal(inspect(PoisonPill.instance), "PoisonPill {}");
  });

  it("survives prototypes, which are no instances", () => {
    for (const prototype of [ActorPath.prototype, Order.prototype as object, DeadLetter.prototype]) assert.isString(inspect(prototype));
  });
});

describe("A message that cannot be sent", () => {
  it("is logged once, with the cause and what to do", async () => {
    class Unregistered {
      readonly secret = 42;
    }
    await using systems = new MultiSystem();
    const [a, b] = [await systems.start("A", "akka.loglevel = INFO", { registry: new Registry() }), await systems.start("B")];
    b.system.actorOf(Props.create(Silent), "far");
    const far = await a.resultOf(a.system.actorSelection(`${b.system.address}/user/far`).resolveOne("1 s"));
    const linesBefore = a.platform.lines.length;
    far.tell(new Unregistered());
    await a.settle();
    const lines = a.platform.lines.slice(linesBefore);
    assert.equal(lines.filter((line) => line.includes("Unregistered")).length, 1, lines.join("\n"));
    assert.match(lines.join("\n"), /^\[ERROR\]/);
  });

  it("is logged once under serialize-messages as well", async () => {
    class Unregistered {}
    await using kit = await TestKit.create({ config: "akka.actor.serialize-messages = on" });
    const ref = kit.system.actorOf(Props.create(Silent), "silent");
    ref.tell(new Unregistered());
    await kit.settle();
    assert.equal(kit.platform.lines.filter((line) => line.includes("Unregistered")).length, 1, kit.platform.lines.join("\n"));
  });
});

describe("The line of a dead letter", () => {
  it("ends its reason with one full stop", async () => {
    await using kit = await TestKit.create();
    const ref = kit.system.actorOf(Props.create(Silent), "silent");
    for (const reason of ["the line is cut", "The line is cut. Mend it.", undefined]) {
      kit.system.deadLetters.tell(new DeadLetter("x", ref, ref, reason));
    }
    await kit.settle();
    const lines = kit.platform.lines.filter((line) => line.includes("was not delivered"));
    assert.match(lines[0] ?? "", /was not delivered: the line is cut\. \[dead letter 1\]/);
    assert.match(lines[1] ?? "", /was not delivered: The line is cut\. Mend it\. \[dead letter 2\]/);
    assert.match(lines[2] ?? "", /was not delivered: there is no such actor \(any more\)\. \[dead letter 3\]/);
  });
});
