import { assert, describe, it } from "vitest";
import {
  Actor,
  ActorIdentity,
  ActorNotFoundError,
  DeadLetter,
  Identify,
  InvalidActorPathError,
  InvalidAddressError,
  UnknownTransportError,
  Props,
} from "../../src/actor/index.ts";
import { startTestSystem } from "./actor-harness.ts";

/** Notes its path for every message; grows children by a list of names. */
class Node extends Actor {
  readonly #heard: string[];
  constructor(heard: string[], names: readonly string[] = []) {
    super();
    this.#heard = heard;
    for (const name of names) this.context.actorOf(Props.create(Node, heard, name === "b" ? ["x", "y"] : []), name);
  }
  override receive(message: unknown): void {
    if (typeof message === "string" && message.startsWith("select ")) this.context.actorSelection(message.slice(7)).tell("hit");
    else this.#heard.push(this.self.path.toStringWithoutAddress());
  }
}

/** /user/top/{a, b/{x, y}, ab, c}. */
async function tree() {
  const test = await startTestSystem();
  const heard: string[] = [];
  const top = test.system.actorOf(Props.create(Node, heard, ["a", "b", "ab", "c"]), "top");
  await test.settle();
  const letters: unknown[] = [];
  test.system.eventStream.subscribe(({ message }) => letters.push(message), DeadLetter);
  return { ...test, heard, top, letters };
}

describe("A selection", () => {
  const table: readonly (readonly [selection: string, ...hits: string[]])[] = [
    ["/user/top/a", "a"],
    ["akka://Sys/user/top/a", "a"],
    ["user/top/a", "a"],
    ["/user/top/*", "a", "b", "ab", "c"],
    ["/user/top/?", "a", "b", "c"],
    ["/user/top/a*", "a", "ab"],
    ["/user/top/*b", "b", "ab"],
    ["/user/top/*/x", "b/x"],
    ["/user/top/b/*", "b/x", "b/y"],
    ["/user/top/**", "a", "b", "b/x", "b/y", "ab", "c"],
    ["/user/top/b/../a", "a"],
    ["/user/*/?", "a", "b", "c"],
    ["/../../user/top/a", "a"],
  ];
  for (const [selection, ...hits] of table) {
    it(`of ${selection} reaches ${hits.join(", ")}`, async () => {
      const { system, heard, letters, settle } = await tree();
      system.actorSelection(selection).tell("hit");
      await settle();
      assert.sameMembers(
        heard,
        hits.map((name) => `/user/top/${name}`),
      );
      assert.deepEqual(letters, []);
    });
  }

  it("within an actor starts from it when relative", async () => {
    const { heard, top, settle } = await tree();
    for (const path of ["a", "../top/c", "b/x"]) top.tell(`select ${path}`);
    await settle();
    assert.deepEqual(heard, ["/user/top/a", "/user/top/c", "/user/top/b/x"]);
  });

  it("without a recipient becomes a dead letter; after a pattern with several matches, silence", async () => {
    const { system, letters, settle } = await tree();
    for (const path of ["/user/nobody", "/user/top/z*", "/user/top/*/nobody"]) system.actorSelection(path).tell(path);
    await settle();
    assert.deepEqual(letters.length, 2);
  });

  it("is answered when it carries an Identify, whether or not an actor lives there", async () => {
    const { system, top } = await tree();
    const found = await system.actorSelection("/user/top").ask(new Identify(1), ActorIdentity);
    assert.deepEqual([found.messageId, found.subject], [1, top]);
    const missing = await system.actorSelection("/user/nobody").ask(new Identify(2), ActorIdentity);
    assert.deepEqual([missing.messageId, missing.subject], [2, undefined]);
  });

  it("is answered with the id and no ref also for one that has stopped", async () => {
    const { system, top, settle } = await tree();
    system.stop(top);
    await settle();
    const gone = await top.ask(new Identify(3), ActorIdentity);
    assert.deepEqual([gone.messageId, gone.subject], [3, undefined]);
  });

  it("resolves to the ref of one, or rejects", async () => {
    const { system, top } = await tree();
    assert.equal(await system.actorSelection("/user/top").resolveOne("1 s"), top);
    const error = await system
      .actorSelection("/user/nobody")
      .resolveOne("1 s")
      .then(
        () => assert.fail("it resolved"),
        (reason: unknown) => reason,
      );
    assert.instanceOf(error, ActorNotFoundError);
    assert.match((error as Error).message, /akka:\/\/Sys\/user\/nobody/);
  });

  it("by uid reaches that incarnation only", async () => {
    const { system, top, heard, letters, settle } = await tree();
    system.actorSelection(`/user/top#${top.path.uid}`).tell("hit");
    system.actorSelection(`/user/top#${top.path.uid - 1}`).tell("miss");
    await settle();
    assert.deepEqual([heard, letters.length], [["/user/top"], 1]);
  });

  it("of a malformed path is refused at the call", async () => {
    const { system } = await tree();
    for (const path of ["", "/user/a b", "/user/a/**/b", "/user/ä"]) {
      assert.throws(() => system.actorSelection(path), InvalidActorPathError, undefined, path);
    }
  });

  it("of an address that cannot be reached is refused at the call, naming it and what is known", async () => {
    const { system } = await tree();
    for (const address of ["akka.tcp://Other@host:1/user/a", "akka://Other/user/a"]) {
      assert.throws(() => system.actorSelection(address), UnknownTransportError, /Other.*akka/);
    }
    assert.throws(() => system.actorSelection("akka.tcp://@host/user"), InvalidAddressError);
  });

  it("prints as its path and equals another one of the same path", async () => {
    const { system } = await tree();
    assert.equal(String(system.actorSelection("/user/top/*")), "akka://Sys/user/top/*");
    assert.isTrue(system.actorSelection("/user/top/*").equals(system.actorSelection("user/top/*")));
    assert.isFalse(system.actorSelection("/user/top/*").equals(system.actorSelection("/user/top")));
  });
});
