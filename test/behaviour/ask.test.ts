import { assert, describe, it } from "vitest";
import {
  AskTimeoutError,
  DeadLetter,
  InvalidMessageError,
  NO_SENDER,
  NonErrorThrownError,
  Status,
  SystemTerminatedError,
  UnexpectedReplyError,
} from "../../src/actor/index.ts";
import { scripted, startTestSystem } from "./actor-harness.ts";

const echo = scripted((message, { sender }) => sender.tell(message));

async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it resolved");
}

describe("An ask", () => {
  it("resolves with the first reply", async () => {
    const { system } = await startTestSystem();
    assert.equal(await system.actorOf(echo).ask("hello"), "hello");
  });

  it("makes no actor: its sender lives below /temp for one reply", async () => {
    const { system } = await startTestSystem();
    const paths: string[] = [];
    const ref = system.actorOf(
      scripted((_, { sender }) => {
        paths.push(sender.path.toString());
        sender.tell("ok");
      }),
    );
    await ref.ask("a");
    await ref.ask("b");
    assert.deepEqual(paths, ["akka://Sys/temp/$a", "akka://Sys/temp/$b"]);
  });

  it("can be answered through the path of its sender while it waits, and not afterwards", async () => {
    const { system, settle } = await startTestSystem();
    const letters: unknown[] = [];
    system.eventStream.subscribe(({ message }) => letters.push(message), DeadLetter);
    const ref = system.actorOf(
      scripted((_, { sender, context }) => {
        const selection = context.actorSelection(sender.path.toStringWithoutAddress());
        selection.tell("first");
        selection.tell("second");
      }),
    );
    assert.equal(await ref.ask("x"), "first");
    await settle();
    assert.deepEqual(letters, ["second"]);
  });

  it("rejects at once when its system has terminated", async () => {
    const { system } = await startTestSystem();
    const ref = system.actorOf(echo, "echo");
    await system.terminate();
    const error = await rejectionOf(ref.ask("hello"));
    assert.instanceOf(error, SystemTerminatedError);
    assert.match(String(error), /user\/echo\S* will not reply: the system that asked has terminated/);
    assert.instanceOf(await rejectionOf(system.actorSelection("/user/echo").ask("hello")), SystemTerminatedError);
  });

  it("rejects when its system terminates while it waits, and an answered one keeps its reply", async () => {
    const { system, settle } = await startTestSystem();
    const silent = system.actorOf(scripted(() => {}));
    const asks = [silent.ask(1), system.actorOf(echo).ask(2), silent.ask(3), silent.ask(4, "1 h")];
    const outcomes = Promise.all(asks.map((asked) => asked.catch((error: unknown) => error)));
    await settle();
    await system.terminate();
    const [first, second, third, fourth] = await outcomes;
    assert.equal(second, 2);
    for (const error of [first, third, fourth]) assert.instanceOf(error, SystemTerminatedError);
  });

  it("waits for ever by default", async () => {
    const { system, platform } = await startTestSystem();
    let isSettled = false;
    const settled = (): void => void (isSettled = true);
    system
      .actorOf(scripted(() => {}))
      .ask("anyone?")
      .then(settled, settled);
    await platform.advanceMs(1e9);
    assert.isFalse(isSettled);
  });

  it("rejects after its timeout, and a late reply is a dead letter", async () => {
    const { system, platform, settle } = await startTestSystem();
    const letters: unknown[] = [];
    system.eventStream.subscribe(({ message }) => letters.push(message), DeadLetter);
    let asker = system.deadLetters;
    const ref = system.actorOf(scripted((_, { sender }) => void (asker = sender)));
    const reply = rejectionOf(ref.ask("anyone?", "50 ms"));
    await platform.advanceMs(49);
    await platform.advanceMs(1);
    assert.instanceOf(await reply, AskTimeoutError);
    asker.tell("late");
    await settle();
    assert.deepEqual(letters, ["late"]);
    assert.equal(platform.clock.pendingTimerCount, 0);
  });

  it("takes its default timeout from akka.actor.ask-timeout and names the key", async () => {
    const { system, platform } = await startTestSystem("akka.actor.ask-timeout = 2 s");
    const reply = rejectionOf(system.actorOf(scripted(() => {})).ask("anyone?"));
    await platform.advanceMs(2000);
    const error = await reply;
    assert.instanceOf(error, AskTimeoutError);
    assert.match((error as Error).message, /2000 ms.*akka\.actor\.ask-timeout/);
  });

  it("ends by an abort signal with its reason, before or after it was sent", async () => {
    const { system } = await startTestSystem();
    const silent = system.actorOf(scripted(() => {}));
    const controller = new AbortController();
    const reply = rejectionOf(silent.ask("x", { signal: controller.signal }));
    controller.abort("enough");
    assert.equal(await reply, "enough");
    assert.equal(await rejectionOf(silent.ask("x", { signal: controller.signal })), "enough");
  });

  it("rejects with the cause of a Status.Failure and resolves with a Status.Success as it is", async () => {
    const { system } = await startTestSystem();
    const error = new Error("no such account");
    const ref = system.actorOf(
      scripted((message, { sender }) => sender.tell(message === "fail" ? new Status.Failure(error) : new Status.Success(1))),
    );
    assert.equal(await rejectionOf(ref.ask("fail")), error);
    assert.instanceOf(await ref.ask("succeed"), Status.Success);
  });

  it.each([["a text"], [undefined], [null], [{ code: 7 }]])(
    "rejects with an Error also when the cause of a Status.Failure is %s",
    async (cause) => {
      const { system } = await startTestSystem();
      const ref = system.actorOf(scripted((_, { sender }) => sender.tell(new Status.Failure(cause))));
      const error = await rejectionOf(ref.ask("fail"));
      assert.instanceOf(error, NonErrorThrownError);
      assert.equal(error.cause, cause);
    },
  );

  it("checks the type of the reply when one is given", async () => {
    const { system } = await startTestSystem();
    const ref = system.actorOf(echo);
    assert.equal(await ref.ask("text", String), "text");
    assert.equal(await ref.ask(5n, BigInt, "1 s"), 5n);
    assert.instanceOf(await ref.ask(new Date(0), Date), Date);
    const isShort = (value: unknown): value is string => typeof value === "string" && value.length < 3;
    assert.equal(await ref.ask("ab", isShort), "ab");
    const error = await rejectionOf(ref.ask("text", Number));
    assert.instanceOf(error, UnexpectedReplyError);
    assert.match((error as Error).message, /replied with a string where Number was expected/);
    assert.instanceOf(await rejectionOf(ref.ask("abc", isShort)), UnexpectedReplyError);
  });

  it("from within an actor keeps the actor from other messages, not from its place", async () => {
    const { system, settle } = await startTestSystem();
    const answerer = system.actorOf(echo);
    const log: unknown[] = [];
    const asker = system.actorOf(
      scripted(async (message, actor) => {
        log.push(`${message} asks`, await actor.ask(answerer, message, String));
      }),
    );
    asker.tell("a");
    asker.tell("b");
    await settle();
    assert.deepEqual(log, ["a asks", "a", "b asks", "b"]);
  });

  it("of null or undefined is refused, as is a tell of them", async () => {
    const { system } = await startTestSystem();
    const ref = system.actorOf(echo);
    assert.throws(() => ref.tell(undefined), InvalidMessageError);
    assert.throws(() => ref.tell(null, NO_SENDER), InvalidMessageError);
    assert.instanceOf(await rejectionOf(ref.ask(null)), InvalidMessageError);
  });
});
