import { assert, describe, it } from "vitest";
import { scripted } from "../../../test/behaviour/actor-harness.ts";
import { describeSetting } from "../../../test/behaviour/settings/describe-setting.ts";
import { type ActorRef, PoisonPill, RoundRobinPool, SystemTerminatedError } from "../../actor/index.ts";
import { ActorSelectionMessage } from "../../actor/internal.ts";
import { type SimulatedNode, Simulation } from "../../testkit/index.ts";
import { Ack, Resend, SequencedMessage } from "../message/protocol.ts";
import { UndeliveredMessageError } from "./errors.ts";
import { MailboxDelivery } from "./mailbox-delivery.ts";

const KEY = "ritsem.reliable-delivery.mailbox-delivery";
const QUIET = "akka { loggers = [], stdout-loglevel = OFF }";

interface Pair {
  readonly simulation: Simulation;
  readonly a: SimulatedNode;
  readonly b: SimulatedNode;
  readonly delivery: MailboxDelivery;
  /** What the actor `ear` of b got. */
  readonly got: unknown[];
  /** The ref of `ear` for a. */
  readonly ear: ActorRef;
}

async function pair(config = "", seed = 1, accepts = true): Promise<Pair> {
  const simulation = new Simulation({ seed, config: `${QUIET}\n${config}` });
  const [a, b] = [await simulation.start("a"), await simulation.start("b")];
  if (accepts) MailboxDelivery.get(b.system);
  const got: unknown[] = [];
  b.system.actorOf(
    scripted((message) => void got.push(message)),
    "ear",
  );
  const ear = a.system.resolveActorRef("akka.memory://b@b:2552/user/ear");
  return { simulation, a, b, delivery: MailboxDelivery.get(a.system), got, ear };
}

/** What a promise came to; `undefined` while it is pending. */
function outcomeOf(promise: Promise<void>): { value: "delivered" | Error | undefined } {
  const outcome: ReturnType<typeof outcomeOf> = { value: undefined };
  promise.then(
    () => (outcome.value = "delivered"),
    (error: unknown) => (outcome.value = error as Error),
  );
  return outcome;
}

function reasonOf({ value }: ReturnType<typeof outcomeOf>): string | undefined {
  return value instanceof UndeliveredMessageError ? value.reason : undefined;
}

describe("A message to a mailbox of the same system", () => {
  it("is confirmed as soon as it is there, although its recipient handles nothing", async () => {
    const { simulation, a, delivery } = await pair();
    const busy = a.system.actorOf(scripted(() => new Promise(() => {}))) as ActorRef;
    busy.tell("wait for ever");
    await simulation.settle();
    await delivery.askDelivered(busy, "two", "1 s");
  });

  it("is not sent to a stopped actor, nor to a router, which has no mailbox for it", async () => {
    const { simulation, a, delivery } = await pair();
    const got: unknown[] = [];
    const ear = scripted((message) => void got.push(message));
    const stopped = a.system.actorOf(ear) as ActorRef;
    a.system.stop(stopped);
    await simulation.settle();
    const router = a.system.actorOf(ear.withRouter(new RoundRobinPool(2))) as ActorRef;
    const outcomes = [stopped, router].map((ref) => outcomeOf(delivery.askDelivered(ref, "one", "1 s")));
    await simulation.settle();
    assert.deepEqual(outcomes.map(reasonOf), ["no-recipient", "no-recipient"]);
    assert.lengthOf(got, 0);
  });

  it("waits for room in a full mailbox, and is not there later if none came", async () => {
    const { simulation, a, delivery } = await pair("small { mailbox-type = Akka.Dispatch.BoundedMailbox, mailbox-capacity = 1 }");
    const got: unknown[] = [];
    let release = (): void => {};
    const slow = scripted(async (message) => {
      got.push(message);
      if (message === "first") await new Promise<void>((resolve) => (release = resolve));
    });
    const ref = a.system.actorOf(slow.withMailbox("small")) as ActorRef;
    ref.tell("first");
    await simulation.settle();
    ref.tell("second");
    const early = outcomeOf(delivery.askDelivered(ref, "early", "700 ms"));
    const late = outcomeOf(delivery.askDelivered(ref, "late", "60 s"));
    await simulation.advance("1 s");
    assert.equal(reasonOf(early), "mailbox-full");
    assert.isUndefined(late.value);
    release();
    await simulation.advance("1 s");
    assert.equal(late.value, "delivered");
    assert.deepEqual(got, ["first", "second", "late"]);
  });
});

describe("A message to a mailbox of another system", () => {
  it("arrives once, and is confirmed, although a third of all messages is lost", async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { simulation, delivery, got, ear } = await pair("", seed);
      simulation.network.setConditions({ loss: 0.33, breakage: 0.02 });
      const outcomes = Array.from({ length: 50 }, (_, index) => outcomeOf(delivery.askDelivered(ear, index, "300 s")));
      await simulation.advance("290 s");
      assert.deepEqual([...new Set(outcomes.map(({ value }) => value))], ["delivered"], `seed ${seed}`);
      assert.deepEqual(
        (got as number[]).toSorted((one, other) => one - other),
        Array.from({ length: 50 }, (_, index) => index),
        `seed ${seed}`,
      );
      simulation.end();
    }
  });

  it("has the sender that was given, or none", async () => {
    const { simulation, a, b, delivery } = await pair();
    const senders: string[] = [];
    b.system.actorOf(
      scripted((_, actor) => void senders.push(actor.sender.toString())),
      "named",
    );
    const named = a.system.resolveActorRef("akka.memory://b@b:2552/user/named");
    const probe = a.kit.createProbe();
    const outcomes = [delivery.askDelivered(named, 1, "5 s", probe.ref), delivery.askDelivered(named, 2, "5 s")].map(outcomeOf);
    await simulation.advance("1 s");
    assert.deepEqual(
      outcomes.map(({ value }) => value),
      ["delivered", "delivered"],
    );
    assert.include(senders[0], probe.ref.path.name);
    assert.include(senders[1], "deadLetters");
  });

  it("is refused if the recipient has stopped, is not below /user, or the message may only be sent directly", async () => {
    const { simulation, a, delivery, ear } = await pair();
    const missing = a.system.resolveActorRef("akka.memory://b@b:2552/user/missing");
    const system = a.system.resolveActorRef("akka.memory://b@b:2552/system/mailbox-delivery");
    const outcomes = [
      outcomeOf(delivery.askDelivered(missing, 1, "5 s")),
      outcomeOf(delivery.askDelivered(system, 1, "5 s")),
      outcomeOf(delivery.askDelivered(ear, PoisonPill.instance, "5 s")),
      outcomeOf(delivery.askDelivered(ear, new ActorSelectionMessage("one", [{ kind: "parent" }], false), "5 s")),
    ];
    await simulation.advance("1 s");
    assert.deepEqual(outcomes.map(reasonOf), ["no-recipient", "no-recipient", "no-recipient", "no-recipient"]);
  });

  it("is not confirmed by a system without the extension, and the error says what to do", async () => {
    const { simulation, delivery, ear } = await pair("", 1, false);
    const outcome = outcomeOf(delivery.askDelivered(ear, 1, "5 s"));
    await simulation.advance("6 s");
    assert.equal(reasonOf(outcome), "no-answer");
    assert.match(String(outcome.value), /MailboxDelivery\.get\(system\)/);
  });

  it("is not confirmed by a third system", async () => {
    const { simulation, a, delivery, ear } = await pair("", 1, false);
    const c = await simulation.start("c");
    const outcome = outcomeOf(delivery.askDelivered(ear, 1, "5 s"));
    const endpoint = c.system.resolveActorRef("akka.memory://a@a:2552/system/mailbox-delivery");

    MailboxDelivery.get(c.system);
    endpoint.tell(new Ack(1), c.kit.createProbe().ref);
    await simulation.advance("6 s");
    assert.equal(reasonOf(outcome), "no-answer");
    assert.isTrue(a.isUp);
  });

  it("is refused if its path is none, or leads to a third system, to which nothing is passed on", async () => {
    const { simulation, a, got } = await pair();
    const c = await simulation.start("c");
    c.system.actorOf(
      scripted((message) => void got.push(message)),
      "ear",
    );
    const probe = a.kit.createProbe();
    const endpoint = a.system.resolveActorRef("akka.memory://b@b:2552/system/mailbox-delivery");
    const paths = [
      "",
      "not a path",
      "akka.memory://c@c:2552/user/ear",
      `akka.memory://b@b:2552/user/${"x".repeat(5_000)}`,
      "akka.memory://b@b:2552/",
    ];
    for (const [index, path] of paths.entries()) endpoint.tell(new SequencedMessage(path, index + 1, "one", false, true, probe.ref));
    for (const index of paths.keys()) assert.deepEqual(await probe.expectMsg(Resend), new Resend(index + 1));
    assert.lengthOf(got, 0);
  });

  it("is given up when its own system ends", async () => {
    const { simulation, a, delivery, ear } = await pair("", 1, false);
    const outcome = outcomeOf(delivery.askDelivered(ear, 1, "60 s"));
    void a.system.terminate();
    await simulation.advance("5 s");
    assert.instanceOf(outcome.value, SystemTerminatedError);
    assert.instanceOf(await delivery.askDelivered(ear, 2, "1 s").catch((error: unknown) => error), SystemTerminatedError);
  });
});

describeSetting("ritsem.reliable-delivery.mailbox-delivery.resend-interval", () => {
  it("is the time after which a message is sent again", async () => {
    const { simulation, delivery, got, ear } = await pair(`${KEY}.resend-interval = 3 s`);
    ear.tell("connect");
    await simulation.advance("1 s");
    simulation.network.setLink("a", "b", { loss: 1 });
    const outcome = outcomeOf(delivery.askDelivered(ear, "lost first", "60 s"));
    await simulation.settle();
    simulation.network.setLink("a", "b", {});
    await simulation.advance("2900 ms");
    assert.deepEqual(got, ["connect"]);
    await simulation.advance("200 ms");
    assert.deepEqual(got, ["connect", "lost first"]);
    assert.equal(outcome.value, "delivered");
  });
});

/** How often a message is delivered that arrives twice. */
async function deliveriesOfRepeated(config: string): Promise<number> {
  const { simulation, a, got } = await pair(config);
  const endpoint = a.system.resolveActorRef("akka.memory://b@b:2552/system/mailbox-delivery");
  const repeated = new SequencedMessage("akka.memory://b@b:2552/user/ear", 1, "one", false, true, a.kit.createProbe().ref);
  endpoint.tell(repeated);
  endpoint.tell(repeated);
  await simulation.advance("1 s");
  return got.length;
}

describeSetting("ritsem.reliable-delivery.mailbox-delivery.maximum-remembered-size", () => {
  it("is the size of what is remembered, without which a repeated message is delivered again", async () => {
    assert.equal(await deliveriesOfRepeated(""), 1);
    assert.equal(await deliveriesOfRepeated(`${KEY}.maximum-remembered-size = 0b`), 2);
  });
});
