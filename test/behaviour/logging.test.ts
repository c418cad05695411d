import { pino } from "pino";
import { assert, describe, it } from "vitest";
import { InfoEvent, LogEvent, type Logger, pinoLogger, startActorSystem } from "../../src/actor/index.ts";
import { ManualPlatform } from "../../src/testkit/index.ts";
import { scripted, startTestSystem } from "./actor-harness.ts";

/** A system whose only logger is this one. */
async function startWith(logger: Logger, config = "akka.loglevel = DEBUG") {
  const platform = new ManualPlatform();
  const host = { platform, loggers: new Map([["Mine", logger]]), loadProvider: () => Promise.reject(new Error("none")) };
  return { platform, system: await startActorSystem(host, "Sys", ["akka.loggers = [Mine]", config].join("\n")) };
}

describe("A log event", () => {
  it("knows the named arguments of its template and the context of who logged as properties", async () => {
    const { system, settle } = await startTestSystem();
    const events: LogEvent[] = [];
    system.eventStream.subscribe((event) => events.push(event), LogEvent);
    const order = scripted((_, { log }) => {
      const tenant = log.withContext({ tenant: "acme", shard: 1 });
      tenant.withContext({ shard: 2 }).info("{Item} costs {Price:F2}, {0} {Item}", "tea", 3);
      tenant.error(new Error("no tea"), "{tenant}", "of the message");
      log.info("plain");
    });
    system.actorOf(order, "order").tell("go");
    await settle();
    assert.deepEqual(
      events.map(({ properties, message, source }) => [source, message, Object.fromEntries(properties)]),
      [
        ["akka://Sys/user/order", "tea costs 3.00, tea tea", { tenant: "acme", shard: 2, Item: "tea", Price: 3 }],
        ["akka://Sys/user/order", "of the message", { tenant: "of the message", shard: 1 }],
        ["akka://Sys/user/order", "plain", {}],
      ],
    );
  });

  it("is not shown to loggers when a filter rejects it", async () => {
    const platform = new ManualPlatform();
    const host = {
      platform,
      logFilters: [(event: LogEvent) => event.source !== "chatter"],
      loadProvider: () => Promise.reject(new Error("none")),
    };
    const system = await startActorSystem(host, "Sys");
    system.log("chatter").info("blah");
    system.log("news").info("rain");
    assert.match(platform.lines.join(), /^[^,]*\[news\] rain$/);
  });
});

describe("A logger", () => {
  it("gets its events after the code that logged has continued, unless it is synchronous", async () => {
    for (const isSynchronous of [false, true]) {
      const steps: string[] = [];
      const { system, platform } = await startWith({ isSynchronous, log: ({ message }) => void steps.push(message) });
      system.log().info("logged");
      steps.push("gone on");
      await platform.settle();
      assert.deepEqual(steps, isSynchronous ? ["logged", "gone on"] : ["gone on", "logged"]);
    }
  });

  it("is started before its first event and stopped after its last", async () => {
    const steps: string[] = [];
    const { system, platform } = await startWith({
      start: (name) => void steps.push(`start ${name}`),
      log: ({ message }) => void steps.push(message),
      stop: () => void steps.push("stop"),
    });
    system.log().info("hello");
    void system.terminate();
    await platform.settle();
    assert.deepEqual([...steps.slice(0, 2), steps.at(-1)], ["start Sys", "hello", "stop"]);
    assert.lengthOf(
      steps.filter((step) => step === "stop"),
      1,
    );
  });

  it("that does not start or stop is named, and standard output writes in its place", async () => {
    const fails = (): never => {
      throw new Error("disk full");
    };
    for (const start of [fails, () => Promise.reject(new Error("disk full"))]) {
      const { system, platform } = await startWith({ start, log: fails, stop: fails });
      system.log("shop").info("sold");
      void system.terminate();
      await platform.settle();
      const text = platform.lines.join("\n");
      assert.match(text, /Logger 1 of akka\.loggers could not start: Error: disk full/);
      assert.match(text, /\[shop\] sold/);
      assert.isTrue(system.isTerminated);
    }
    const { system, platform } = await startWith({ log: () => {}, stop: fails });
    void system.terminate();
    await platform.settle();
    assert.match(platform.lines.join("\n"), /could not stop: Error: disk full/);
  });

  it("that takes for ever to start is not kept more events than a thousand; standard output has the rest", async () => {
    const { system, platform } = await startWith({ log: () => {}, start: () => new Promise(() => {}) }, "akka.logger-async-start = on");
    for (let count = 0; count < 1_003; count += 1) system.log().info("{0}.", count);
    assert.deepEqual(
      platform.lines.map((line) => line.slice(-5)),
      ["1000.", "1001.", "1002."],
    );
  });

  it("may throw without harm, even when standard output does", async () => {
    const throws: Logger = {
      isSynchronous: true,
      log() {
        throw new Error("no");
      },
    };
    const { system } = await startWith(throws, "akka.stdout-logger-class = Mine");
    system.log().info("nobody writes this");
    let heard = 0;
    system.eventStream.subscribe(() => void (heard += 1), InfoEvent);
    system.log().info("nor this");
    assert.equal(heard, 1);
  });

  it("of pino gets source, properties and cause of an event as properties of its line", async () => {
    const lines: Record<string, unknown>[] = [];
    const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
    const { system } = await startWith(pinoLogger(pino({ level: "debug", base: null }, { write })));
    const log = system.log("shop").withContext({ tenant: "acme" });
    log.debug("{Item} sold", "tea");
    log.warning("slow");
    log.error(new TypeError("no tea"), "{0} failed", "sale");
    assert.deepInclude(lines[0], { level: 20, source: "shop", tenant: "acme", Item: "tea", msg: "tea sold" });
    assert.deepInclude(lines[1], { level: 40, msg: "slow" });
    assert.deepInclude(lines[2], { level: 50, msg: "sale failed" });
    assert.deepInclude(lines[2]?.["err"], { type: "TypeError", message: "no tea" });
  });
});
