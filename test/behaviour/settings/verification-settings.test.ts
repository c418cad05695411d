import { assert, it } from "vitest";
import {
  type ActorContext,
  type ActorRef,
  type ActorSystem,
  DeadLetter,
  Identify,
  type ActorIdentity,
  Props,
  ReceiveActor,
  startActorSystem,
} from "../../../src/actor/index.ts";
import { remoteProvider, verifiedLocalProvider } from "../../../src/remote/internal.ts";
import { Registry, t } from "../../../src/serialization/index.ts";
import { ManualPlatform } from "../../../src/testkit/index.ts";
import { describeSetting } from "./describe-setting.ts";

class Point {
  readonly x: number;

  constructor(x: number) {
    this.x = x;
  }
}

class Unregistered {}

/** Meant for its own system. */
class Callback {
  readonly noSerializationVerificationNeeded = true;
}

class Echo extends ReceiveActor {
  readonly given: readonly unknown[];

  constructor(...given: unknown[]) {
    super();
    this.given = given;
    this.receiveAny((message) => this.sender.tell(message));
  }
}

async function start(config: string): Promise<{ readonly system: ActorSystem; readonly platform: ManualPlatform }> {
  const platform = new ManualPlatform();
  const registry = new Registry().message("Shop.Point, Shop", Point, { x: t.int });
  const loadProvider = (kind: "local" | "remote") =>
    Promise.resolve(kind === "local" ? verifiedLocalProvider({ registry }) : remoteProvider({ registry, transports: new Map() }, []));
  const system = await startActorSystem({ platform, loadProvider }, "Sys", config);
  return { system, platform };
}

/** What comes back from an actor of that system. */
async function echoed(message: unknown, config: string): Promise<unknown> {
  const { system, platform } = await start(config);
  const echo = system.actorOf(Props.create(Echo), "echo");
  const reply = echo.ask(message).then(
    (value) => ({ value }),
    (error: Error) => ({ error }),
  );
  await platform.settle();
  const outcome = await reply;
  if ("error" in outcome) throw outcome.error;
  return outcome.value;
}

const ON = "akka.actor.serialize-messages = on";

describeSetting("akka.actor.serialize-messages", () => {
  it("gives an actor a copy of what it is sent, as if it had travelled", async () => {
    const point = new Point(5);
    assert.strictEqual(await echoed(point, ""), point);
    const copy = await echoed(point, ON);
    assert.instanceOf(copy, Point);
    assert.notStrictEqual(copy, point);
    assert.equal(copy.x, 5);
  });

  it("refuses what could not travel: logged, a dead letter, and a rejected ask, with the line to write", async () => {
    const { system, platform } = await start(ON);
    const letters: DeadLetter[] = [];
    system.eventStream.subscribe((letter) => letters.push(letter), DeadLetter);
    const echo = system.actorOf(Props.create(Echo), "echo");
    const message = new Unregistered();
    const failure = echo.ask(message).catch((error: Error) => error.message);
    await platform.settle();
    assert.match(String(await failure), /registry\.message\("Namespace\.Unregistered, Assembly"/);
    assert.strictEqual(letters[0]?.message, message);
    assert.match(platform.lines.join("\n"), /\[ERROR\].*cannot be sent to another system \(akka\.actor\.serialize-messages\)/);
  });

  it("lets refs, replies and the system's own messages through, and classes that say they need it not", async () => {
    const { system, platform } = await start(ON);
    const echo = system.actorOf(Props.create(Echo), "echo");
    const identity = echo.ask(new Identify(1));
    const callback = new Callback();
    const [same, ref] = [echo.ask(callback), echo.ask({ to: echo })];
    await platform.settle();
    assert.strictEqual(((await identity) as ActorIdentity).subject, echo);
    assert.strictEqual(await same, callback);
    assert.strictEqual(((await ref) as { readonly to: ActorRef }).to, echo);
  });
});

describeSetting("akka.actor.serialize-creators", () => {
  class Parent extends ReceiveActor {
    constructor(create: (context: ActorContext) => void) {
      super();
      create(this.context);
    }
  }
  const CREATORS = "akka.actor.serialize-creators = on";

  it("throws for arguments that could not travel, unless the actor is to live here", async () => {
    const { system } = await start(CREATORS);
    const props = Props.create(Echo, new Unregistered());
    assert.throws(() => system.actorOf(props), /the class is not registered/);
    assert.doesNotThrow(() => system.actorOf(props.withDeploy({ scope: { kind: "local" } })));
    assert.doesNotThrow(() => system.actorOf(Props.create(Echo, 1, null, new Point(1))));
    const { system: lenient } = await start("");
    assert.doesNotThrow(() => lenient.actorOf(props));
  });

  it("throws for actors that are made by closures", async () => {
    const { system } = await start(CREATORS);
    assert.throws(() => system.actorOf(Props.from(() => new Parent(() => {}))), /created by a closure, which cannot be sent/);
  });
});
