import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, describe, expectTypeOf, it } from "vitest";
import {
  Actor,
  ActorPath,
  type ActorRef,
  Config,
  DeadLetter,
  defineMessage,
  InvalidActorPathError,
  InvalidAddressError,
  isActorRef,
  parseFile,
  Props,
  Registry,
  t,
  UnknownTransportError,
} from "../../src/index.ts";
import { HoconFileMissingError, parse } from "../../src/hocon/index.ts";
import { MultiSystem, TestKit } from "../../src/testkit/index.ts";

class Echo extends Actor {
  override receive(message: unknown): void {
    this.sender.tell(message);
  }
}

describe("resolveActorRef", () => {
  it("gives the living ref of a path of this system, and a dead one where there is no actor", async () => {
    await using kit = await TestKit.create();
    const echo = kit.system.actorOf(Props.create(Echo), "echo");
    for (const path of ["/user/echo", "akka://Test/user/echo", echo.path, echo.path.toSerializationFormat()]) {
      assert.equal(kit.system.resolveActorRef(path), echo);
    }
    const letters: DeadLetter[] = [];
    kit.system.eventStream.subscribe((letter) => letters.push(letter), DeadLetter);
    for (const path of ["/user/nobody", `akka://Test/user/echo#${echo.path.uid + 1}`]) kit.system.resolveActorRef(path).tell("hello");
    await kit.settle();
    assert.equal(letters.length, 2);
  });

  it("gives a ref of another system without asking it", async () => {
    await using systems = new MultiSystem();
    const [a, b] = [await systems.start("A"), await systems.start("B")];
    const echo = b.system.actorOf(Props.create(Echo), "echo");
    const ref = a.system.resolveActorRef(`${b.system.address}/user/echo`);
    assert.equal(ref.path.toString(), `${b.system.address}/user/echo`);
    assert.equal(await a.resultOf(ref.ask("hello", String, "1 s")), "hello");
    assert.isTrue(a.system.resolveActorRef(ActorPath.parse(`${b.system.address}/user/echo#${echo.path.uid}`)).path.uid > 0);
  });

  it("tells a wrong address from one that no transport leads to", async () => {
    await using kit = await TestKit.create();
    assert.throws(() => kit.system.resolveActorRef("user/echo"), InvalidActorPathError);
    assert.throws(() => kit.system.resolveActorRef("akka.tcp://Sys@host/user/a"), InvalidAddressError);
    assert.throws(() => kit.system.actorSelection("akka.tcp://Sys@host:1/user/a"), UnknownTransportError, /no remoting/);
    await using systems = new MultiSystem();
    const a = await systems.start("A");
    assert.throws(() => a.system.actorSelection("akka.tcp://Sys@host:1/user/a"), UnknownTransportError, /akka\.tcp/);
    assert.throws(() => a.system.resolveActorRef("akka.tcp://Sys@host:1/user/a"), UnknownTransportError, /akka\.tcp/);
  });
});

describe("isActorRef", () => {
  it("tells refs of all kinds from everything else", async () => {
    await using systems = new MultiSystem();
    const [a, b] = [await systems.start("A"), await systems.start("B")];
    const local = a.system.actorOf(Props.create(Echo));
    const remote = a.system.resolveActorRef(`${b.system.address}/user/echo`);
    for (const ref of [local, remote, a.system.deadLetters]) assert.isTrue(isActorRef(ref));
    for (const other of [undefined, null, "akka://A/user/a", {}, local.path, a.system.actorSelection("/user/a")]) {
      assert.isFalse(isActorRef(other));
    }
    const given: unknown = local;
    if (isActorRef(given)) expectTypeOf(given).toEqualTypeOf<ActorRef>();
  });
});

describe("A member that should be a ref", () => {
  it("is refused with what stands there", async () => {
    const Get = defineMessage("Shop.Get, Shop", { replyTo: t.ref });
    await using kit = await TestKit.create({ config: "akka.actor.serialize-messages = on", registry: new Registry().messages(Get) });
    const echo = kit.system.actorOf(Props.create(Echo));
    const wrong = new Get({ replyTo: kit.system.actorSelection("/user/a") as unknown as ActorRef });
    const error = await kit.resultOf(echo.ask(wrong, "1 s").catch((reason: unknown) => reason));
    assert.match(String(error), /an instance of ActorSelection is not an ActorRef/);
  });
});

describe("ActorSelection.pathText", () => {
  it("is the selected path with the address of its anchor", async () => {
    await using kit = await TestKit.create();
    assert.equal(kit.system.actorSelection("/user/e*").pathText, "akka://Test/user/e*");
  });
});

describe("Config", () => {
  it("reads a file and what it includes, on Node", () => {
    const folder = mkdtempSync(join(tmpdir(), "ritsem-"));
    try {
      writeFileSync(join(folder, "app.conf"), 'include "more"\na = 1');
      writeFileSync(join(folder, "more.conf"), "b = 2");
      const config = parseFile(join(folder, "app.conf")).resolve();
      assert.instanceOf(config, Config);
      assert.deepEqual([config.getInt("a"), config.getInt("b")], [1, 2]);
      assert.throws(() => parseFile(join(folder, "none.conf")), HoconFileMissingError, /none\.conf/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("has null as the default of a text", () => {
    const config = parse("a = x, b = null").resolve();
    assert.deepEqual([config.getString("a", null), config.getString("b", null), config.getString("c", null)], ["x", null, null]);
    expectTypeOf(config.getString("a", null)).toEqualTypeOf<string | null>();
    expectTypeOf(config.getString("a", "b")).toEqualTypeOf<string>();
    expectTypeOf(config.getString("a")).toEqualTypeOf<string>();
  });
});
