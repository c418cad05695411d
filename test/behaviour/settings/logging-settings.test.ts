import { assert, it } from "vitest";
import { type LogEvent, type Logger, type ProgramParts, startActorSystem } from "../../../src/actor/index.ts";
import { ManualPlatform } from "../../../src/testkit/index.ts";
import { deferred, scripted } from "../actor-harness.ts";
import { describeSetting } from "./describe-setting.ts";

/** A system of which a test gives some parts in code, and a promise of its start. */
function start(config: string, parts: ProgramParts = {}) {
  const platform = new ManualPlatform();
  const system = startActorSystem({ platform, loadProvider: () => Promise.reject(new Error("no remoting here")), ...parts }, "Sys", config);
  return { platform, system };
}

/** A logger that starts when it is told to, and what it was given. */
function lateLogger() {
  const texts: string[] = [];
  const started = deferred();
  const logger: Logger = { log: ({ message }) => void texts.push(message), start: () => started.promise };
  return { texts, started, loggers: new Map([["Late", logger]]) };
}

describeSetting("akka.loggers-dispatcher", () => {
  it("gives loggers their turns, as many events in each as its throughput says", async () => {
    const steps: string[] = [];
    const loggers = new Map<string, Logger>([["Mine", { log: ({ message }) => void steps.push(message) }]]);
    for (const [throughput, expected] of [
      [1, ["turn", "one", "turn", "two", "turn", "three"]],
      [30, ["turn", "one", "two", "three", "turn", "turn"]],
    ] as const) {
      steps.length = 0;
      const { platform, system } = start(
        `akka { loggers = [Mine], loggers-dispatcher = slow-log, actor.default-dispatcher.throughput = 1 }
         slow-log { type = Dispatcher, throughput = ${throughput} }`,
        { loggers },
      );
      const running = await system;
      const actor = running.actorOf(scripted(() => void steps.push("turn")));
      await platform.settle();
      for (let count = 0; count < 3; count += 1) actor.tell("x");
      for (const text of ["one", "two", "three"]) running.log().info(text);
      await platform.settle();
      assert.deepEqual(steps, [...expected], String(throughput));
    }
    assert.match(await start("akka.loggers-dispatcher = nowhere").system.then(() => "started", String), /no dispatcher "nowhere"/);
  });
});

describeSetting("akka.logger-startup-timeout", () => {
  it("is how long the start waits for a logger, which then gets its events late", async () => {
    const { texts, started, loggers } = lateLogger();
    const { platform, system } = start("akka { loggers = [Late], logger-startup-timeout = 2 s }", { loggers });
    let isStarted = false;
    void system.then(() => (isStarted = true));
    await platform.advanceMs(1_999);
    assert.isFalse(isStarted);
    await platform.advanceMs(1);
    (await system).log().info("early");
    assert.match(platform.lines.join("\n"), /Logger 1 of akka\.loggers did not start within 2000 ms \(akka\.logger-startup-timeout\)/);
    assert.deepEqual(texts, []);
    started.resolve();
    await platform.settle();
    assert.deepEqual(texts, ["early"]);
  });

  it("is also how long the end waits for a logger", async () => {
    const logger: Logger = { log: () => {}, stop: () => new Promise(() => {}) };
    const { platform, system } = start("akka { loggers = [Stuck], logger-startup-timeout = 2 s }", {
      loggers: new Map([["Stuck", logger]]),
    });
    const running = await system;
    void running.terminate();
    await platform.advanceMs(1_999);
    assert.isFalse(running.isTerminated);
    await platform.advanceMs(1);
    assert.isTrue(running.isTerminated);
  });
});

describeSetting("akka.logger-async-start", () => {
  it("starts the system without waiting for its loggers", async () => {
    const { texts, started, loggers } = lateLogger();
    const { platform, system } = start("akka { loggers = [Late], logger-async-start = on }", { loggers });
    (await system).log().info("early");
    started.resolve();
    await platform.settle();
    assert.deepEqual(texts, ["early"]);
  });
});

describeSetting("akka.logger-formatter", () => {
  it("says what makes texts of templates", async () => {
    const logFormatters = new Map([["My.Formatter", (template: string, args: readonly unknown[]) => `${template}!${args.join()}`]]);
    for (const [name, text] of [
      ['"Akka.Event.SemanticLogMessageFormatter, Akka"', "1 1"],
      ['"Akka.Event.DefaultLogMessageFormatter, Akka"', "1 {Name}"],
      ['"My.Formatter, Mine"', "{0} {Name}!1,2"],
    ] as const) {
      const { platform, system } = start(`akka.logger-formatter = ${name}`, { logFormatters });
      (await system).log().info("{0} {Name}", 1, 2);
      assert.include(platform.lines.at(-1), `] ${text}`);
    }
    const { platform, system } = start('akka.logger-formatter = "Mine.Too, Mine"', { logFormatters });
    (await system).log().info("{Name}", 1);
    assert.match(
      platform.lines.join("\n"),
      /akka\.logger-formatter \(configuration:1:25\) names "Mine\.Too, Mine", which is not available here: the semantic formatter is used\. To provide it, pass it to ActorSystem\.create: \{ logFormatters: new Map\(\[\["Mine\.Too", formatter\]\]\) \}\.\n.*\] 1$/,
    );
  });
});

describeSetting("akka.stdout-logger-class", () => {
  it("writes in place of standard output when the loggers are not there", async () => {
    const events: LogEvent[] = [];
    const loggers = new Map<string, Logger>([["My.Console", { log: (event) => void events.push(event) }]]);
    const { platform, system } = start('akka.stdout-logger-class = "My.Console, Mine"', { loggers });
    const running = await system;
    running.log().warning("while it runs");
    void running.terminate();
    await platform.settle();
    running.log().warning("after the end");
    assert.deepEqual(
      events.map(({ message }) => message),
      ["after the end"],
    );
    assert.match(platform.lines.join("\n"), /while it runs/);
  });
});
