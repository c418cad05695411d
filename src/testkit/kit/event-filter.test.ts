import { assert, describe, it } from "vitest";
import { type LogEvent, LogLevel, Props, ReceiveActor } from "../../actor/index.ts";
import { TestKit } from "./test-kit.ts";

class Talker extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (text) => this.log.error("cannot {0}", text));
    this.receive(Error, (error) => this.log.error(error, "it broke"));
  }
}

async function messageOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return (error as Error).message;
  }
  return assert.fail("it did not reject");
}

describe("EventFilter", () => {
  it("passes with exactly as many events as expected, fails with fewer and with more, and keeps them out of the log", async () => {
    await using kit = await TestKit.create();
    const talker = kit.system.actorOf(Props.create(Talker));
    const errors = kit.eventFilter({ level: LogLevel.Error });
    assert.equal(await errors.expectOne(() => (talker.tell("walk"), "result")), "result");
    assert.include(await messageOf(errors.expectOne(() => {})), "Expected 1 log events of level ERROR, but there were 0 within 3000 ms.");
    const twice = errors.expectOne(() => {
      talker.tell("walk");
      talker.tell("run");
    });
    assert.include(await messageOf(twice), "but there were 2");
    assert.deepEqual(kit.platform.lines, []);
    talker.tell("sit");
    await kit.settle();
    assert.lengthOf(kit.platform.lines, 1);
  });

  it("waits for later events, and for the whole timeout if none are expected", async () => {
    await using kit = await TestKit.create();
    const talker = kit.system.actorOf(Props.create(Talker));
    const tellAfter = (delayMs: number): void => void kit.platform.timers.once(delayMs, () => talker.tell("walk"));
    await kit.eventFilter().expectOne(() => tellAfter(2000));
    await kit.eventFilter().expect(0, () => tellAfter(2000), "1 s");
    await messageOf(kit.eventFilter().expect(0, () => tellAfter(500), "2 s"));
  });

  it("selects events by text, pattern, source, cause and predicate", async () => {
    await using kit = await TestKit.create();
    const talker = kit.system.actorOf(Props.create(Talker), "talker");
    const other = kit.system.actorOf(Props.create(Talker), "other");
    const speak = (): void => {
      talker.tell("walk");
      other.tell("run");
      talker.tell(new TypeError("inner"));
    };
    const counts = [
      [{ message: "cannot walk" }, 1],
      [{ message: /cannot/ }, 2],
      [{ message: "cannot" }, 0],
      [{ source: talker }, 2],
      [{ source: /other$/ }, 1],
      [{ cause: TypeError }, 1],
      [{ cause: RangeError }, 0],
      [{ where: ({ args }: { readonly args: readonly unknown[] }) => args[0] === "run" }, 1],
      [{ source: talker, message: /run/ }, 0],
      [{ level: LogLevel.Warning }, 0],
    ] as const;
    for (const [criteria, count] of counts) await kit.eventFilter(criteria).expect(count, speak);
  });

  it("mutes only what it matches, until it is stopped", async () => {
    await using kit = await TestKit.create();
    const talker = kit.system.actorOf(Props.create(Talker));
    const unmute = kit.eventFilter({ message: /walk/ }).mute();
    talker.tell("walk");
    talker.tell("run");
    await kit.settle();
    unmute();
    talker.tell("walk");
    await kit.settle();
    assert.deepEqual(
      kit.platform.lines.map((line) => line.split("] ").at(-1)),
      ["cannot run", "cannot walk"],
    );
  });

  it("mutes loggers of the program too", async () => {
    const seen: string[] = [];
    const loggers = new Map([["Mine", { log: (event: LogEvent) => void seen.push(event.message) }]]);
    await using kit = await TestKit.create({ config: "akka.loggers = [Mine]", loggers });
    await kit.eventFilter({ message: "expected" }).expectOne(() => kit.system.log().info("expected"));
    kit.system.log().info("unexpected");
    await kit.settle();
    assert.deepEqual(seen, ["unexpected"]);
  });

  it("counts dead letters by message, recipient and sender, and keeps them out of the log", async () => {
    await using kit = await TestKit.create();
    const talker = kit.system.actorOf(Props.create(Talker));
    kit.system.stop(talker);
    await kit.settle();
    await kit.deadLetterFilter({ message: String, recipient: talker }).expectOne(() => talker.tell("too late"));
    await kit.deadLetterFilter({ message: Number }).expect(0, () => talker.tell("too late"));
    await kit.deadLetterFilter({ recipient: kit.system.deadLetters }).expect(0, () => talker.tell("too late"));
    assert.deepEqual(kit.platform.lines, []);
  });
});
