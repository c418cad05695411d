import { assert, describe, it } from "vitest";
import {
  ActorPath,
  ActorSystemStartError,
  type Deploy,
  InvalidActorNameError,
  UnknownTransportError,
  RemoteDeploymentError,
  NO_SENDER,
  startActorSystem,
} from "../../src/actor/index.ts";
import { type ExtendedActorSystem, LocalActorRefProvider } from "../../src/actor/internal.ts";
import { Config, parse } from "../../src/hocon/index.ts";
import { ManualPlatform } from "../../src/testkit/index.ts";
import { deferred, scripted, startTestSystem } from "./actor-harness.ts";

const idle = scripted(() => {});

function start(name: string, config: string | Config | Record<string, unknown> = "") {
  return startActorSystem(
    { platform: new ManualPlatform(), loadProvider: (kind) => Promise.reject(new Error(`loading ${kind}`)) },
    name,
    config,
  );
}

async function messageOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => assert.fail("it resolved"),
    (error: unknown) => (error as Error).message,
  );
}

describe("Names of actors", () => {
  it("are generated as $a, $b… per parent, in base 64 with the least digit first", async () => {
    const { system } = await startTestSystem();
    const names = Array.from({ length: 67 }, () => system.actorOf(idle).path.name);
    assert.deepEqual(
      [names[0], names[1], names[25], names[26], names[52], names[62], names[63]],
      ["$a", "$b", "$z", "$A", "$0", "$+", "$~"],
    );
    assert.deepEqual(names.slice(64), ["$ab", "$bb", "$cb"]);
  });

  it("are refused when they are none, start with $, or are taken; the error names the path", async () => {
    const { system } = await startTestSystem();
    for (const name of ["", "a/b", "a b", "$a", "ä", "a#1"]) assert.throws(() => system.actorOf(idle, name), InvalidActorNameError);
    system.actorOf(idle, "taken");
    assert.throws(() => system.actorOf(idle, "taken"), InvalidActorNameError, /akka:\/\/Sys\/user\/taken/);
  });

  it("are free again once the actor has terminated; the next one is another incarnation", async () => {
    const { system, settle } = await startTestSystem();
    const first = system.actorOf(idle, "name");
    await settle();
    system.stop(first);
    assert.throws(() => system.actorOf(idle, "name"), InvalidActorNameError);
    await settle();
    const second = system.actorOf(idle, "name");
    assert.isTrue(first.path.equals(second.path));
    assert.notEqual(first.path.uid, second.path.uid);
    assert.isFalse(first.equals(second));
  });

  it("stand in paths without host; uids are positive 31-bit numbers", async () => {
    const { system } = await startTestSystem();
    const ref = system.actorOf(idle, "a");
    assert.equal(ref.path.toString(), "akka://Sys/user/a");
    assert.equal(ref.toString(), `akka://Sys/user/a#${ref.path.uid}`);
    for (let count = 0; count < 1000; count += 1) {
      const { uid } = system.actorOf(idle).path;
      assert.isTrue(Number.isInteger(uid) && uid >= 1 && uid <= 0x7fff_ffff);
    }
  });
});

describe("A provider", () => {
  it("finds living refs by path and uid, and one without an actor for all other paths", async () => {
    const { system } = await startTestSystem();
    const { provider } = system as ExtendedActorSystem;
    const ref = system.actorOf(idle, "a");
    assert.equal(provider.resolveActorRef("akka://Sys/user/a"), ref);
    assert.equal(provider.resolveActorRef(ref.toString()), ref);
    assert.equal(provider.resolveActorRef(ActorPath.parse("akka://Sys/deadLetters")), system.deadLetters);
    for (const path of [`akka://Sys/user/a#${ref.path.uid + 1}`, "akka://Sys/user/b", "akka://Sys/temp/$a", "akka://Other/user/a"]) {
      const found = provider.resolveActorRef(path);
      assert.isTrue(found.isTerminated, path);
      assert.equal(found.toString(), path);
    }
  });

  it("of a system on its own refuses remote deployment and other addresses", async () => {
    const { system } = await startTestSystem();
    const { provider } = system as ExtendedActorSystem;
    const { address } = ActorPath.parse("akka.tcp://Other@host:1/user");
    const deploy: Deploy = { scope: { kind: "remote", address } };
    assert.throws(() => system.actorOf(idle.withDeploy(deploy)), RemoteDeploymentError, /provider = remote/);
    assert.throws(() => provider.rootGuardianAt(address), UnknownTransportError, /akka\.tcp:\/\/Other@host:1/);
  });
});

describe("Starting a system", () => {
  it("checks its name", async () => {
    for (const name of ["", "-a", "_a", "a b", "a.b", "ä"]) assert.match(await messageOf(start(name)), /cannot be the name/);
    await start("A-b_9");
  });

  it("warns of a name that Akka.NET would refuse", async () => {
    const warned = await startTestSystem("akka.stdout-loglevel = WARNING", "a_b");
    await warned.settle();
    assert.match(warned.platform.lines.join("\n"), /called "a_b"\. Akka\.NET has no systems with "_"/);
    const silent = await startTestSystem("akka.stdout-loglevel = WARNING", "a-b");
    await silent.settle();
    assert.notInclude(silent.platform.lines.join("\n"), "Akka.NET has no systems");
  });

  it("takes text, plain objects and parsed configurations", async () => {
    for (const config of ["akka.loglevel = OFF", { akka: { loglevel: "OFF" } }, Config.empty()])
      await (await start("Sys", config)).terminate();
  });

  it("understands the local provider's names, with and without assembly", async () => {
    for (const provider of ["local", '"Akka.Actor.LocalActorRefProvider"', '"Akka.Actor.LocalActorRefProvider, Akka"']) {
      await (await start("Sys", `akka.actor.provider = ${provider}`)).terminate();
    }
  });

  it("asks its host for the remote provider, however it is spelt, and passes its failure on", async () => {
    for (const provider of ["remote", '"Akka.Remote.RemoteActorRefProvider"', '"Akka.Remote.RemoteActorRefProvider, Akka.Remote"']) {
      assert.equal(await messageOf(start("Sys", `akka.actor.provider = ${provider}`)), "loading remote");
    }
  });

  it("refuses any other provider, naming the key and the accepted values", async () => {
    const message = await messageOf(start("Sys", "akka.actor.provider = nearby"));
    assert.match(message, /akka\.actor\.provider is "nearby".*local.*remote/);
  });

  it("refuses values that a setting cannot have, naming the key", async () => {
    assert.match(await messageOf(start("Sys", "akka.loglevel = LOUD")), /akka\.loglevel/);
    assert.match(await messageOf(start("Sys", "akka.actor.default-dispatcher.throughput = many")), /throughput/);
  });

  it("rejects with the provider's reason, with nothing left running, when the provider cannot start", async () => {
    const platform = new ManualPlatform();
    let isReleased = false;
    let isStopped = false;
    const host = {
      platform: Object.assign(platform, { keepAlive: () => () => void (isReleased = true) }),
      loadProvider: () =>
        Promise.resolve({
          reference: parse("akka.remote.port = 5"),
          create(system: ExtendedActorSystem) {
            assert.equal(system.config.getInt("akka.remote.port"), 5);
            const local = new LocalActorRefProvider(system);
            const start = async (): Promise<void> => {
              await LocalActorRefProvider.prototype.start.call(local);
              throw new Error("port 5 is taken");
            };
            return Object.assign(local, { start, stop: () => Promise.resolve(void (isStopped = true)) });
          },
        }),
    };
    assert.equal(await messageOf(startActorSystem(host, "Sys", "akka.actor.provider = remote")), "port 5 is taken");
    assert.isTrue(isReleased);
    assert.isTrue(isStopped);
  });

  it("gives up after akka.actor.creation-timeout, and stops what comes up after that", async () => {
    const platform = new ManualPlatform();
    const gate = deferred();
    const built: ExtendedActorSystem[] = [];
    const host = {
      platform,
      loadProvider: () =>
        Promise.resolve({
          reference: parse(""),
          create(system: ExtendedActorSystem) {
            built.push(system);
            const local = new LocalActorRefProvider(system);
            return Object.assign(local, {
              async start(): Promise<void> {
                await LocalActorRefProvider.prototype.start.call(local);
                await gate.promise;
              },
            });
          },
        }),
    };
    const message = messageOf(startActorSystem(host, "Sys", "akka.actor { provider = remote, creation-timeout = 3 s }"));
    await platform.advanceMs(3000);
    assert.match(await message, /3000 ms.*akka\.actor\.creation-timeout/);
    gate.resolve();
    await platform.settle();
    assert.isTrue(built[0]?.isTerminated);
  });

  it("keeps the process alive until it has terminated, unless akka.daemonic is on", async () => {
    for (const [isDaemonic, expected] of [
      ["off", ["held", "released"]],
      ["on", []],
    ] as const) {
      const log: string[] = [];
      const keepAlive = (): (() => void) => {
        log.push("held");
        return () => void log.push("released");
      };
      const platform = Object.assign(new ManualPlatform(), { keepAlive });
      const host = { platform, loadProvider: () => Promise.reject(new Error("none")) };
      const system = await startActorSystem(host, "Sys", `akka.daemonic = ${isDaemonic}`);
      await system.terminate();
      assert.deepEqual(log, [...expected]);
    }
  });

  it("keeps two systems of one process apart", async () => {
    const [one, two] = await Promise.all([startTestSystem("", "One"), startTestSystem("", "Two")]);
    const heard: string[] = [];
    const ref = two.system.actorOf(
      scripted((message, actor) => heard.push(`${actor.self.path} ${message} from ${actor.sender.path}`)),
      "a",
    );
    one.system
      .actorOf(
        scripted(() => ref.tell("hello")),
        "a",
      )
      .tell("go", NO_SENDER);
    await one.settle();
    await two.settle();
    assert.deepEqual(heard, ["akka://Two/user/a hello from akka://One/user/a"]);
  });

  it("is an error of its own class", async () => {
    assert.instanceOf(
      await start("").then(
        () => assert.fail("it resolved"),
        (error: unknown) => error,
      ),
      ActorSystemStartError,
    );
  });
});
