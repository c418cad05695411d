import { assert, describe, it } from "vitest";
import {
  Actor,
  ActorPath,
  type ActorRef,
  ActorSystem,
  ActorSystemStartError,
  AskTimeoutError,
  DeadLetter,
  deciderOf,
  defineMessage,
  Directive,
  InvalidActorPathError,
  InvalidArgumentError,
  InvalidRegistrationError,
  OneForOneStrategy,
  Props,
  ReceiveActor,
  Registry,
  RoundRobinPool,
} from "../../src/index.ts";
import { isRitsemError } from "../../src/base/index.ts";
import { MultiSystem, TestKit, TestKitUsageError } from "../../src/testkit/index.ts";

class Greeter extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (name) => this.sender.tell(`Hello, ${name}`));
  }
}

class Order {}

/** What plain JavaScript, a cast or an import cycle may pass for anything. */
// biome-ignore lint/suspicious/noExplicitAny: the types would refuse what these tests are about
// oxlint-disable-next-line typescript/no-explicit-any
type Anything = any;
const missing: Anything = undefined;

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("A wrong argument is refused where it is given", () => {
  const props: readonly (readonly [call: string, make: () => unknown, text: RegExp])[] = [
    [
      "Props.create(undefined)",
      () => Props.create(missing),
      /a class of actors, not undefined\. A class is undefined where.*import each other/,
    ],
    ["Props.create(() => …)", () => Props.create((() => new Greeter()) as Anything), /not a function\. .*Props\.from\(\(\) => new …\)/],
    ["Props.create(Order)", () => Props.create(Order as Anything), /not the class Order\. Let Order extend Actor or ReceiveActor/],
    ["Props.from(Greeter)", () => Props.from(Greeter as Anything), /Write Props\.create\(Greeter, …\)/],
    ["Props.from(undefined)", () => Props.from(missing), /a function that makes an actor/],
    ["Props.remote(undefined)", () => Props.remote(missing), /the \.NET name of a class/],
    ["withRouter(undefined)", () => Props.create(Greeter).withRouter(missing), /new RoundRobinPool\(5\), not undefined/],
    ["withRouter(RoundRobinPool)", () => Props.create(Greeter).withRouter(RoundRobinPool as Anything), /not the class RoundRobinPool/],
    ["withDeploy(undefined)", () => Props.create(Greeter).withDeploy(missing), /withDeploy takes an object/],
    ["withMailbox(undefined)", () => Props.create(Greeter).withMailbox(missing), /withMailbox takes the path/],
    ["withDispatcher(5)", () => Props.create(Greeter).withDispatcher(5 as Anything), /withDispatcher takes the path.*the number 5/],
    ["withStashCapacity(0.5)", () => Props.create(Greeter).withStashCapacity(0.5), /a whole number, not the number 0\.5/],
    [
      "withSupervisorStrategy({})",
      () => Props.create(Greeter).withSupervisorStrategy({} as Anything),
      /takes a strategy.*not a plain object/,
    ],
    ["new OneForOneStrategy(10)", () => new OneForOneStrategy(10 as Anything), /takes options or a decider, not the number 10/],
    ["deciderOf with a missing class", () => deciderOf(Directive.Stop, [[missing, Directive.Restart]]), /has undefined for a class/],
  ];
  for (const [call, make, text] of props) it(`by ${call}`, () => assert.throws(make, InvalidArgumentError, text));

  const calls: readonly (readonly [call: string, make: (system: ActorSystem, ref: ActorRef) => unknown, text: RegExp])[] = [
    [
      "actorOf(Greeter)",
      (system) => system.actorOf(Greeter as Anything),
      /not the class Greeter\. Write actorOf\(Props\.create\(Greeter, …\)\)/,
    ],
    ["actorOf(undefined)", (system) => system.actorOf(missing), /actorOf takes Props, not undefined/],
    [
      "actorOf(props, null)",
      (system) => system.actorOf(Props.create(Greeter), null as Anything),
      /a string as the name, not null\. Leave the name out/,
    ],
    ["stop(undefined)", (system) => system.stop(missing), /An actor's ref is expected, not undefined/],
    ["stop(selection)", (system) => system.stop(system.actorSelection("/user/a") as Anything), /an instance of ActorSelection.*resolveOne/],
    ["subscribe(listener, undefined)", (system) => system.eventStream.subscribe(() => {}, missing), /a class of events/],
    ["subscribe(undefined, DeadLetter)", (system) => system.eventStream.subscribe(missing, DeadLetter), /ref is expected, not undefined/],
    ["scheduleOnce without a function", (system) => system.scheduler.scheduleOnce("1 s", missing), /a function to call, not undefined/],
    ["scheduleTellOnce without a ref", (system) => system.scheduler.scheduleTellOnce("1 s", missing, "a"), /to a ref, not to undefined/],
  ];
  for (const [call, make, text] of calls) {
    it(`by ${call}`, async () => {
      await using kit = await TestKit.create();
      const greeter = kit.system.actorOf(Props.create(Greeter), "greeter");
      assert.throws(() => make(kit.system as ActorSystem, greeter), InvalidArgumentError, text);
      assert.equal(await kit.resultOf(greeter.ask("Ann")), "Hello, Ann");
    });
  }

  it("by ask, when the class of the reply is missing, not taken for an ask without a timeout", async () => {
    await using kit = await TestKit.create();
    const greeter = kit.system.actorOf(Props.create(Greeter), "greeter");
    const error = await kit.resultOf(rejection(greeter.ask(5, missing, "1 s")));
    assert.instanceOf(error, InvalidArgumentError);
    assert.match(String(error), /user\/greeter got undefined for the type of its reply/);
    assert.instanceOf(await kit.resultOf(rejection(greeter.ask(5, "1 s"))), AskTimeoutError);
  });

  const handlers: readonly (readonly [call: string, configure: (actor: ReceiveActor) => void, text: RegExp])[] = [
    ["receive(undefined, …)", (actor) => actor.receive(missing, () => {}), /receive\(undefined, …\) names no type.*import each other/],
    [
      "receive(String)",
      (actor) => actor.receive(String, missing),
      /receive\(String\) has no handler.*Write this\.receive\(String, \(message\) => …\)/,
    ],
    ["receiveAny()", (actor) => actor.receiveAny(missing), /receiveAny\(\) has no handler.*Write this\.receiveAny\(\(message\) => …\)/],
    ["become(undefined)", (actor) => actor.become(missing), /become takes a function that lists handlers, not undefined/],
  ];
  for (const [call, configure, text] of handlers) {
    it(`by ${call}, and the log names the actor and the cure`, async () => {
      await using kit = await TestKit.create();
      class Wrong extends ReceiveActor {
        constructor() {
          super();
          configure(this);
        }
      }
      await kit.eventFilter({ message: text }).expectOne(() => void kit.system.actorOf(Props.create(Wrong), "wrong"));
    });
  }

  const messages: readonly (readonly [call: string, make: () => unknown, text: RegExp])[] = [
    [
      "defineMessage without assembly",
      () => defineMessage("Shop.Order", {}),
      /with its assembly, not the text "Shop\.Order".*"Shop\.Order, Shop"/,
    ],
    ["defineMessage of a generic without assembly", () => defineMessage("Shop.Box`1[[System.Int32, mscorlib]]", {}), /with its assembly/],
    ["defineMessage(undefined)", () => defineMessage(missing, {}), /not undefined/],
    ["defineMessage without members", () => defineMessage("Shop.Order, Shop", missing), /members are given as an object/],
    [
      "a member declared as a text",
      () => defineMessage("Shop.Order, Shop", { a: "int" as Anything }),
      /"a" is declared as the text "int".*t\.int/,
    ],
    ["a member declared as undefined", () => defineMessage("Shop.Order, Shop", { a: missing }), /declared as undefined.*t\.lazy/],
    ["registry.messages(undefined)", () => new Registry().messages(missing), /registry\.messages takes a class, not undefined/],
    [
      "registry.message without a class",
      () => new Registry().message("A.B, C", missing, {}),
      /registry\.message\("A\.B, C", …\) takes a class/,
    ],
    ["registry.message with a text as member", () => new Registry().message("A.B, C", Order, { a: "int" as Anything }), /the text "int"/],
    ["registry.actor without a class", () => new Registry().actor("A.B, C", missing), /registry\.actor\("A\.B, C", …\) takes a class/],
  ];
  for (const [call, make, text] of messages) it(`by ${call}`, () => assert.throws(make, InvalidRegistrationError, text));

  const systems: readonly (readonly [call: string, create: () => Promise<unknown>, text: RegExp])[] = [
    [
      "a registry in place of the setup",
      () => ActorSystem.create("a", "", new Registry() as Anything),
      /such as \{ registry \}, not an instance of Registry/,
    ],
    ["null in place of the setup", () => ActorSystem.create("a", "", null as Anything), /not null\. Parts: .*registry/],
    ["a part that does not exist", () => ActorSystem.create("a", "", { registri: new Registry() } as Anything), /"registri".*registry/],
    [
      "a registry in place of the configuration",
      () => ActorSystem.create("a", new Registry() as Anything),
      /not an instance of Registry.*\{ registry \}/,
    ],
    ["null in place of the configuration", () => ActorSystem.create("a", null as Anything), /not null.*Leave the configuration out/],
    ["no name", () => ActorSystem.create(missing), /^undefined cannot be the name/],
  ];
  for (const [call, create, text] of systems) {
    it(`by ActorSystem.create, when given ${call}`, async () => {
      const error = await rejection(create());
      assert.instanceOf(error, ActorSystemStartError);
      assert.match((error as Error).message, text);
    });
  }

  it("by TestKit.create, which takes options", async () => {
    for (const [given, text] of [
      ["akka.loglevel = DEBUG", /\{ config: "…" \}, not the text "akka\.loglevel = DEBUG"/],
      [new Registry(), /\{ config, registry \}, not an instance of Registry/],
      [null, /not null/],
    ] as const) {
      const error = await rejection(TestKit.create(given as Anything));
      assert.instanceOf(error, TestKitUsageError);
      assert.match((error as Error).message, text);
    }
  });

  it("by actorSelection, which takes an ActorPath as well as a text", async () => {
    await using kit = await TestKit.create();
    class Echo extends Actor {
      override receive(message: unknown): void {
        this.sender.tell(this.context.actorSelection(this.self.path).pathText === "akka://Test/user/echo" ? message : "another path");
      }
    }
    const echo = kit.system.actorOf(Props.create(Echo), "echo");
    assert.equal(await kit.resultOf(kit.system.actorSelection(echo.path).ask("text")), "text");
    assert.equal(await kit.resultOf(kit.system.actorSelection(ActorPath.parse("akka://Test/user/echo")).ask("text")), "text");
    assert.throws(() => kit.system.actorSelection(echo as Anything), InvalidActorPathError, /not an instance of LocalActorRef/);
    assert.throws(() => kit.system.actorSelection(missing), InvalidActorPathError, /not undefined/);
  });

  it("by the sender, when a message has a member called __proto__", async () => {
    await using systems = new MultiSystem();
    const [a, b] = [await systems.start("A"), await systems.start("B")];
    const listener = b.createProbe("listener");
    const selection = a.system.actorSelection(`${b.system.address}/system/listener`);
    for (const message of [JSON.parse('{"__proto__": {"x": 1}}'), { inner: JSON.parse('{"__proto__": 1}') }] as const) {
      const error = await a.resultOf(rejection(selection.ask(message, "1 s")));
      assert.isTrue(isRitsemError(error, "RITSEM_SERIALIZATION_UNSERIALIZABLE_VALUE"), String(error));
      assert.match(String(error), /cannot have a member "__proto__"/);
    }
    await listener.expectNoMsg("1 s");
  });
});
