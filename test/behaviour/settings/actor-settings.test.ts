import { assert, it } from "vitest";
import {
  type LogEvent,
  type Logger,
  PoisonPill,
  Props,
  ReceiveActor,
  startActorSystem,
  UnhandledMessage,
} from "../../../src/actor/index.ts";
import { LocalActorRefProvider } from "../../../src/actor/internal.ts";
import { Config } from "../../../src/hocon/index.ts";
import { ManualPlatform } from "../../../src/testkit/index.ts";
import { scripted, startProbe, startTestSystem, type TestSystem } from "../actor-harness.ts";
import { describeSetting } from "./describe-setting.ts";

const NO_REMOTING = () => Promise.reject(new Error("these tests have no remoting"));

/** What the log says at DEBUG when `act` has been done in a system with `config`. */
async function debugLinesOf(config: string, act: (test: TestSystem) => unknown): Promise<readonly string[]> {
  const test = await startTestSystem(`akka.loglevel = DEBUG\n${config}`);
  await act(test);
  await test.settle();
  return test.platform.lines.filter((line) => line.startsWith("[DEBUG]"));
}

/** The log of a system in which so many messages went to an actor that is no more. */
async function withDeadLetters(config: string, count: number): Promise<TestSystem & { send(): Promise<void> }> {
  const test = await startTestSystem(config);
  const dead = test.system.actorOf(scripted(() => {}));
  test.system.stop(dead);
  await test.settle();
  const send = async (): Promise<void> => {
    dead.tell("too late");
    await test.settle();
  };
  for (let sent = 0; sent < count; sent += 1) await send();
  return { ...test, send };
}

const undelivered = ({ platform }: TestSystem): number => platform.lines.filter((line) => line.includes("was not delivered")).length;

describeSetting("akka.loggers", () => {
  const mine: LogEvent[] = [];
  const loggers = new Map<string, Logger>([["Mine", { log: (event) => void mine.push(event) }]]);
  const start = (config: string, platform: ManualPlatform) =>
    startActorSystem({ platform, loadProvider: NO_REMOTING, loggers }, "Sys", config);

  it("says where log events go, and an empty list silences the system", async () => {
    const platform = new ManualPlatform();
    (await start('akka.loggers = ["Mine, MyAssembly"]', platform)).log().info("hello");
    (await start("akka.loggers = []", platform)).log().info("nobody hears this");
    assert.deepEqual(
      mine.map(({ message }) => message),
      ["hello"],
    );
    assert.deepEqual(platform.lines, []);
  });

  it("takes Akka.NET's class names for standard output, with and without assembly", async () => {
    const platform = new ManualPlatform();
    (await start('akka.loggers = ["Akka.Event.StandardOutLogger, Akka"]', platform)).log().info("hello");
    assert.equal(platform.lines.length, 1);
  });
});

describeSetting("akka.loglevel", () => {
  it("decides which events of a running system are logged", async () => {
    const { system, platform } = await startTestSystem("akka.loglevel = WARNING");
    system.log().info("quiet");
    system.log().warning("loud");
    assert.deepEqual(
      platform.lines.map((line) => line.slice(-4)),
      ["loud"],
    );
  });
});

describeSetting("akka.stdout-loglevel", () => {
  it("decides what is logged once the loggers are gone", async () => {
    for (const [level, count] of [
      ["INFO", 1],
      ["WARNING", 0],
    ] as const) {
      const { system, platform, settle } = await startTestSystem(`akka.stdout-loglevel = ${level}`);
      void system.terminate();
      await settle();
      system.log().info("after the end");
      assert.equal(platform.lines.filter((line) => line.endsWith("after the end")).length, count, level);
    }
  });
});

describeSetting("akka.log-config-on-start", () => {
  it("logs the whole configuration at INFO", async () => {
    const { platform } = await startTestSystem("akka.log-config-on-start = on, my-app.room = lobby");
    assert.match(platform.lines.join("\n"), /^\[INFO\][^]*my-app \{\n {2}room = "lobby"/);
  });

  it("does not log secrets", async () => {
    const { platform } = await startTestSystem(`akka.log-config-on-start = on
      ritsem.inspect.http { token = open-sesame-1, token-file = here }
      akka.remote.dot-netty.tcp.ssl.certificate.password = open-sesame-2
      my-app { dbPassword = open-sesame-3, connection-string = "Server=db;Password=open-sesame-4", api-key = "" }`);
    const lines = platform.lines.join("\n").split("\n");
    assert.deepEqual(
      lines.filter((line) => line.includes("open-sesame")),
      [],
    );
    for (const line of ['token = "***"', 'token-file = "here"', 'password = "***"', 'dbPassword = "***"', 'api-key = ""'])
      assert.isTrue(
        lines.some((logged) => logged.trim() === line),
        line,
      );
  });
});

describeSetting("akka.log-dead-letters", () => {
  it("is how many are logged before silence, none or all", async () => {
    assert.equal(undelivered(await withDeadLetters("akka.log-dead-letters = 2", 5)), 2);
    assert.equal(undelivered(await withDeadLetters("akka.log-dead-letters = off", 5)), 0);
    assert.equal(undelivered(await withDeadLetters("akka.log-dead-letters = on", 15)), 15);
  });
});

describeSetting("akka.log-dead-letters-suspend-duration", () => {
  it("is how long the silence lasts", async () => {
    const test = await withDeadLetters("akka.log-dead-letters = 1, akka.log-dead-letters-suspend-duration = 7 s", 2);
    test.platform.clock.advanceMs(6_999);
    await test.send();
    assert.equal(undelivered(test), 1);
    test.platform.clock.advanceMs(1);
    await test.send();
    assert.equal(undelivered(test), 2);
  });
});

describeSetting("akka.log-dead-letters-during-shutdown", () => {
  it("lets dead letters of a terminating system be logged", async () => {
    for (const [value, count] of [
      ["on", 1],
      ["off", 0],
    ] as const) {
      const test = await withDeadLetters(`akka.stdout-loglevel = INFO, akka.log-dead-letters-during-shutdown = ${value}`, 0);
      void test.system.terminate();
      await test.send();
      assert.equal(undelivered(test), count, value);
    }
  });
});

describeSetting("akka.daemonic", () => {
  it("leaves it to others to keep the process alive", async () => {
    for (const [value, isHeld] of [
      ["on", false],
      ["off", true],
    ] as const) {
      let holders = 0;
      const platform = Object.assign(new ManualPlatform(), {
        keepAlive: () => {
          holders += 1;
          return () => void (holders -= 1);
        },
      });
      await startActorSystem({ platform, loadProvider: NO_REMOTING }, "Sys", `akka.daemonic = ${value}`);
      assert.equal(holders > 0, isHeld, value);
    }
  });
});

describeSetting("akka.actor.provider", () => {
  it("chooses what makes refs, by its short name or Akka.NET's class name", async () => {
    for (const value of ["remote", '"Akka.Remote.RemoteActorRefProvider, Akka.Remote"']) {
      const loaded: string[] = [];
      const host = {
        platform: new ManualPlatform(),
        loadProvider(name: string) {
          loaded.push(name);
          return Promise.resolve({
            reference: Config.empty(),
            create: (system: ConstructorParameters<typeof LocalActorRefProvider>[0]) => new LocalActorRefProvider(system),
          });
        },
      };
      await startActorSystem(host, "Sys", `akka.actor.provider = ${value}`);
      assert.deepEqual(loaded, ["remote"], value);
    }
    await startTestSystem('akka.actor.provider = "Akka.Actor.LocalActorRefProvider"');
  });
});

describeSetting("akka.actor.guardian-supervisor-strategy", () => {
  it("decides about top-level actors that fail", async () => {
    for (const [value, replies] of [
      ["Akka.Actor.StoppingSupervisorStrategy", 0],
      ["Akka.Actor.DefaultSupervisorStrategy, Akka", 1],
    ] as const) {
      const { system, settle } = await startTestSystem(`akka { loggers = [], actor.guardian-supervisor-strategy = "${value}" }`);
      const probe = startProbe(system);
      const ref = system.actorOf(
        scripted((message) => {
          if (message === "fail") throw new Error("as told");
          probe.ref.tell(message);
        }),
      );
      ref.tell("fail");
      ref.tell("still there?");
      await settle();
      assert.equal(probe.received.length, replies, value);
    }
  });
});

describeSetting("akka.actor.creation-timeout", () => {
  it("ends a start that takes longer", async () => {
    const platform = new ManualPlatform();
    const loadProvider = () =>
      Promise.resolve({
        reference: Config.empty(),
        create: (system: ConstructorParameters<typeof LocalActorRefProvider>[0]) =>
          Object.assign(new LocalActorRefProvider(system), { start: () => new Promise<void>(() => {}) }),
      });
    const failure = startActorSystem({ platform, loadProvider }, "Sys", "akka.actor { provider = remote, creation-timeout = 3 s }").catch(
      String,
    );
    await platform.advanceMs(3_000);
    assert.match(String(await failure), /3000 ms.*akka\.actor\.creation-timeout/);
  });
});

describeSetting("akka.actor.ask-timeout", () => {
  it("ends asks that have no timeout of their own", async () => {
    const { system, platform } = await startTestSystem("akka.actor.ask-timeout = 4 s");
    const failure = system
      .actorOf(scripted(() => {}))
      .ask("anybody?")
      .catch(String);
    await platform.advanceMs(4_000);
    assert.match(String(await failure), /4000|4 s/);
  });
});

describeSetting("akka.actor.debug.receive", () => {
  it("logs every message that an actor handles", async () => {
    const lines = await debugLinesOf("akka.actor.debug.receive = on", ({ system }) =>
      system
        .actorOf(
          scripted(() => {}),
          "a",
        )
        .tell("hello"),
    );
    assert.lengthOf(
      lines.filter((line) => /user\/a\] received hello/.test(line)),
      1,
    );
  });
});

describeSetting("akka.actor.debug.autoreceive", () => {
  it("logs messages that actors answer of their own accord", async () => {
    const lines = await debugLinesOf("akka.actor.debug.autoreceive = on", ({ system }) =>
      system
        .actorOf(
          scripted(() => {}),
          "a",
        )
        .tell(PoisonPill.instance),
    );
    assert.lengthOf(
      lines.filter((line) => /user\/a\] received PoisonPill/.test(line)),
      1,
    );
  });
});

describeSetting("akka.actor.debug.lifecycle", () => {
  it("logs starts and stops", async () => {
    const lines = await debugLinesOf("akka.actor.debug.lifecycle = on", async ({ system, settle }) => {
      const ref = system.actorOf(
        scripted(() => {}),
        "a",
      );
      await settle();
      system.stop(ref);
    });
    assert.deepEqual(
      lines.filter((line) => line.includes("user/a]")).map((line) => line.slice(line.lastIndexOf(" ") + 1)),
      ["started", "stopping", "stopped"],
    );
  });
});

describeSetting("akka.actor.debug.event-stream", () => {
  it("logs subscriptions", async () => {
    const lines = await debugLinesOf("akka.actor.debug.event-stream = on", ({ system }) =>
      system.eventStream.subscribe(() => {}, UnhandledMessage),
    );
    assert.match(lines.join("\n"), /EventStream.*UnhandledMessage/);
  });
});

/** Has no handler for anything. */
class Deaf extends ReceiveActor {}

describeSetting("akka.actor.debug.unhandled", () => {
  it("logs messages that their recipient has no handler for", async () => {
    const lines = await debugLinesOf("akka.actor.debug.unhandled = on", ({ system }) =>
      system.actorOf(Props.from(() => new Deaf())).tell("what?"),
    );
    assert.match(lines.join("\n"), /Unhandled message.*what\?/);
  });
});

/** Who handled a message, in order, when two actors have several each that take 2 ms. */
async function turnsOf(config: string): Promise<string> {
  const { system, platform, settle } = await startTestSystem(config);
  let turns = "";
  const refs = ["a", "b"].map((name) =>
    system.actorOf(
      scripted(() => {
        turns += name;
        platform.clock.advanceMs(2);
      }),
    ),
  );
  await settle();
  for (let count = 0; count < 4; count += 1) for (const ref of refs) ref.tell("x");
  await settle();
  return turns;
}

describeSetting("akka.actor.default-dispatcher.throughput", () => {
  it("is how many messages an actor handles before the next one has its turn", async () => {
    assert.equal(await turnsOf("akka.actor.default-dispatcher.throughput = 1"), "abababab");
    assert.equal(await turnsOf("akka.actor.default-dispatcher.throughput = 2"), "aabbaabb");
  });
});

describeSetting("akka.actor.default-dispatcher.throughput-deadline-time", () => {
  it("ends turns that take longer", async () => {
    assert.equal(await turnsOf("akka.actor.default-dispatcher.throughput-deadline-time = 3 ms"), "aabbaabb");
  });
});

describeSetting("ritsem.config.unknown-keys", () => {
  const start = (value: string) => startTestSystem(`akka.logelvel = DEBUG, ritsem.config.unknown-keys = ${value}`);

  it("decides whether an unknown key is logged, ignored, or stops the start", async () => {
    const { platform } = await start("warning");
    assert.match(
      platform.lines.join("\n"),
      /^\[WARNING\].*configuration:1:17: akka\.logelvel is not a known setting and is ignored\. Did you mean akka\.loglevel\?$/,
    );
    assert.deepEqual((await start("off")).platform.lines, []);
    assert.match(
      await start("error").then(() => "started", String),
      /UnknownSettingError: configuration:1:17: akka\.logelvel is not a known setting/,
    );
    assert.match(await start("loud").then(() => "started", String), /ritsem\.config\.unknown-keys = "loud"/);
  });
});
