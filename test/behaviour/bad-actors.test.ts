import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { Actor, ActorBase, Directive, OneForOneStrategy, Props, type SupervisorStrategy } from "../../src/actor/index.ts";
import { startProbe, startTestSystem } from "./actor-harness.ts";

/** What JavaScript lets one throw. */
const THROWN: readonly (() => unknown)[] = [
  () => new Error("an error"),
  () => undefined,
  () => null,
  () => 0,
  () => "text",
  () => Symbol("symbol"),
  () => 10n,
  () => ({ message: "like an error" }),
  () => Object.create(null) as object,
  () => Object.freeze(new TypeError("frozen")),
  () => ({
    toString() {
      throw new Error("no text");
    },
  }),
  () =>
    Object.defineProperty(new Error("hidden"), "message", {
      get() {
        throw new Error("no message");
      },
    }),
  () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  () => new AggregateError([new Error("one"), "two"]),
];

type Place = "constructor" | "preStart" | "receive" | "postStop" | "preRestart" | "postRestart" | "supervisorStrategy" | "child";
const PLACES: readonly Place[] = [
  "constructor",
  "preStart",
  "receive",
  "postStop",
  "preRestart",
  "postRestart",
  "supervisorStrategy",
  "child",
];

/** Throws, or rejects, at one place of its life, and lives as well as it can otherwise. */
class Bad extends Actor {
  readonly #place: Place;
  readonly #fail: () => unknown;

  constructor(place: Place, fail: () => unknown) {
    super();
    this.#place = place;
    this.#fail = fail;
    this.#at("constructor");
  }

  #at(place: Place): unknown {
    return place === this.#place ? this.#fail() : undefined;
  }

  override preStart(): unknown {
    const isChild = this.self.path.name === "child";
    if (!isChild) this.context.actorOf(Props.create(Bad, "receive", this.#fail), "child");
    return this.#at("preStart");
  }

  override receive(message: unknown): unknown {
    if (message === "child") this.context.child("child")?.tell("fail");
    if (message === "die") throw new Error("as told");
    return this.#at("receive");
  }

  override postStop(): unknown {
    return this.#at("postStop");
  }

  override preRestart(reason: Error, message: unknown): unknown {
    return this.#place === "preRestart" ? this.#fail() : super.preRestart(reason, message);
  }

  override postRestart(reason: Error): unknown {
    return this.#place === "postRestart" ? this.#fail() : super.postRestart(reason);
  }

  override supervisorStrategy(): SupervisorStrategy {
    this.#at("supervisorStrategy");
    return new OneForOneStrategy({ maxNrOfRetries: 2, decider: () => (this.#at("child"), Directive.Restart) });
  }
}

describe("An actor that throws or rejects, whatever and wherever", () => {
  const unhandled: unknown[] = [];
  const onUnhandled = (error: unknown): void => void unhandled.push(error);
  beforeEach(() => {
    unhandled.length = 0;
    process.on("unhandledRejection", onUnhandled).on("uncaughtException", onUnhandled);
  });
  afterEach(() => void process.off("unhandledRejection", onUnhandled).off("uncaughtException", onUnhandled));

  for (const place of PLACES) {
    it(`in ${place} ends in a supervision step: its system goes on, terminates in order, and nothing is unhandled`, async () => {
      const { system, platform, settle } = await startTestSystem("akka.actor.debug { unhandled = on, lifecycle = on }");
      for (const [index, thrown] of THROWN.entries()) {
        const ways: readonly (() => unknown)[] = [
          () => {
            throw thrown();
          },
          // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- what programs do all the same
          () => Promise.reject(thrown()),
          () => ({
            // oxlint-disable-next-line unicorn/no-thenable -- a promise of foreign code
            then(_: unknown, reject: (reason: unknown) => void) {
              reject(thrown());
            },
          }),
        ];
        // A promise that is not returned cannot be awaited: what a constructor or a strategy drops is the program's own affair.
        const isHanded = !["constructor", "supervisorStrategy", "child"].includes(place);
        for (const [way, fail] of ways.slice(0, isHanded ? ways.length : 1).entries()) {
          const ref = system.actorOf(
            Props.from(() => new Bad(place, fail)),
            `bad-${index}-${way}`,
          );
          for (const message of ["x", "child", "die", "x"]) ref.tell(message);
        }
      }
      await settle();
      await new Promise((resolve) => setImmediate(resolve)); // unhandled rejections are reported after the microtasks
      const probe = startProbe(system);
      probe.ref.tell("alive");
      await platform.advanceMs(1);
      assert.deepEqual(probe.received, ["alive"]);
      void system.terminate();
      await platform.advanceMs(60_000);
      assert.isTrue(system.isTerminated);
      assert.lengthOf(unhandled, 0);
    });
  }

  it("and a thenable whose then throws, or calls back twice, counts once", async () => {
    const { system, settle } = await startTestSystem("akka.loggers = []");
    let starts = 0;
    class Thenable extends ActorBase {
      override preStart(): void {
        starts += 1;
      }

      override handle(message: unknown): unknown {
        if (message === "throws") {
          return {
            // oxlint-disable-next-line unicorn/no-thenable -- a promise of foreign code
            then() {
              throw new Error("as told");
            },
          };
        }
        return {
          // oxlint-disable-next-line unicorn/no-thenable -- a promise of foreign code
          then(resolve: () => void, reject: (error: Error) => void) {
            resolve();
            resolve();
            reject(new Error("too late"));
          },
        };
      }
    }
    const ref = system.actorOf(Props.create(Thenable));
    ref.tell("twice");
    await settle();
    assert.equal(starts, 1);
    ref.tell("throws");
    await settle();
    assert.equal(starts, 2);
    assert.deepEqual(unhandled, []);
  });
});

describe("A storm of restarts", { timeout: 180_000 }, () => {
  it("leaves nothing behind: 20 000 of them fit into a process with 48 MB", () => {
    const program = `
      import { Actor, ActorSystem, Props } from "./src/index.ts";
      let restarts = 0;
      class Child extends Actor {
        receive() {}
      }
      class Failing extends Actor {
        preStart() {
          this.context.actorOf(Props.create(Child), "child");
          this.timers.startPeriodicTimer("tick", "tick", "1 h");
          this.context.setReceiveTimeout("1 h");
          this.context.system.eventStream.subscribe(this.self, Failing);
          this.ballast = new Array(1_000).fill(0);
        }
        postRestart(reason) {
          restarts += 1;
          super.postRestart(reason);
        }
        receive(message) {
          if (message % 2 === 0) this.stash.stash();
          throw new Error("as told " + message);
        }
      }
      const system = await ActorSystem.create("storm", "akka { loggers = [], stdout-loglevel = OFF }");
      const failing = system.actorOf(Props.create(Failing));
      for (let round = 0; round < 200; round += 1) {
        for (let count = 0; count < 100; count += 1) failing.tell(2 * count + 1);
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
      while (restarts < 20_000) await new Promise((resolve) => setTimeout(resolve, 1));
      await system.terminate();
      console.log(restarts);`;
    const resolveDir = join(import.meta.dirname, "../..");
    const options = { bundle: true, platform: "node", format: "esm", write: false } as const;
    const { outputFiles } = buildSync({ stdin: { contents: program, resolveDir, loader: "js" }, ...options });
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--max-old-space-size=48"], {
      input: outputFiles[0]?.text ?? "",
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr.slice(0, 2_000));
    assert.equal(stdout.trim(), "20000");
  });
});
