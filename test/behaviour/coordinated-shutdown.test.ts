import { assert, describe, it } from "vitest";
import { ShutdownReason, startActorSystem } from "../../src/actor/index.ts";
import { ManualPlatform } from "../../src/testkit/index.ts";
import { deferred, scripted, startTestSystem } from "./actor-harness.ts";

const PHASES = [
  "before-service-unbind",
  "service-unbind",
  "service-requests-done",
  "service-stop",
  "before-cluster-shutdown",
  "cluster-sharding-shutdown-region",
  "cluster-leave",
  "cluster-exiting",
  "cluster-exiting-done",
  "cluster-shutdown",
  "before-actor-system-terminate",
  "actor-system-terminate",
];

describe("A coordinated shutdown", () => {
  it("runs the tasks of its phases in the order of Akka.NET's phases", async () => {
    const { system } = await startTestSystem();
    const run: string[] = [];
    for (const phase of [...PHASES].reverse()) system.coordinatedShutdown.addTask(phase, "note", () => void run.push(phase));
    assert.deepEqual(system.coordinatedShutdown.phases, PHASES);
    await system.terminate();
    assert.deepEqual(run, PHASES);
    assert.equal(system.coordinatedShutdown.reason, ShutdownReason.actorSystemTerminate);
    assert.isTrue(system.isTerminated);
  });

  it("lets actors live until its last phase", async () => {
    const { system } = await startTestSystem();
    const echo = system.actorOf(scripted((message, { sender }) => sender.tell(message)));
    const answers: unknown[] = [];
    system.coordinatedShutdown.addTask("service-stop", "ask", async () => void answers.push(await echo.ask("alive?")));
    await system.terminate();
    assert.deepEqual(answers, ["alive?"]);
  });

  it("gives a task that hangs the 5 s of its phase and goes on", async () => {
    const { system, platform } = await startTestSystem();
    system.coordinatedShutdown.addTask("service-stop", "hang", () => new Promise(() => {}));
    const over = system.terminate();
    await platform.advanceMs(4999);
    assert.isFalse(system.isTerminated);
    await platform.advanceMs(1);
    await over;
    assert.isTrue(platform.lines.some((line) => line.includes("[WARNING]") && line.includes("service-stop")));
  });

  it("goes on after a task that fails, and ends there when recover is off", async () => {
    const failing = () => Promise.reject(new Error("disk full"));
    const patient = await startTestSystem();
    patient.system.coordinatedShutdown.addTask("service-stop", "flush", failing);
    await patient.system.terminate();
    const strict = await startTestSystem("akka.coordinated-shutdown.phases.service-stop.recover = off");
    strict.system.coordinatedShutdown.addTask("service-stop", "flush", failing);
    const error = await strict.system.terminate().catch((reason: unknown) => reason);
    assert.match(String(error), /stopped in phase service-stop: task flush failed: disk full/);
    assert.isFalse(strict.system.isTerminated);
  });

  it("runs once: a second run has the first one's result", async () => {
    const { system } = await startTestSystem();
    let count = 0;
    const gate = deferred();
    system.coordinatedShutdown.addTask("service-stop", "count", () => ((count += 1), gate.promise));
    const first = system.coordinatedShutdown.run(ShutdownReason.unknown);
    const second = system.coordinatedShutdown.run(ShutdownReason.processExit);
    assert.equal(first, second);
    gate.resolve();
    await Promise.all([first, second, system.terminate()]);
    assert.equal(count, 1);
    assert.equal(system.coordinatedShutdown.reason, ShutdownReason.unknown);
  });

  it("runs phases of the program's own where they belong, and skips disabled ones", async () => {
    const { system } = await startTestSystem(`akka.coordinated-shutdown.phases {
      flush { depends-on = [service-stop] }
      before-cluster-shutdown.depends-on = [flush]
      service-unbind.enabled = off
    }`);
    const run: string[] = [];
    for (const phase of ["before-cluster-shutdown", "flush", "service-stop", "service-unbind"]) {
      system.coordinatedShutdown.addTask(phase, "note", () => void run.push(phase));
    }
    await system.terminate();
    assert.deepEqual(run, ["service-stop", "flush", "before-cluster-shutdown"]);
  });

  it("refuses tasks for phases that do not exist, phases in a circle, and a terminate that does not terminate", async () => {
    const { system } = await startTestSystem();
    assert.throws(() => system.coordinatedShutdown.addTask("servce-stop", "x", () => {}), /no shutdown phase "servce-stop".*service-stop/);
    const errorOf = (config: string): Promise<string> =>
      startTestSystem(`akka.coordinated-shutdown { ${config} }`).then(
        () => "it started",
        (reason: unknown) => String(reason),
      );
    assert.match(await errorOf("phases { a.depends-on = [b], b.depends-on = [a] }"), /depend on each other: a → b → a/);
    assert.match(await errorOf("terminate-actor-system = off"), /run-by-actor-system-terminate = off/);
  });

  it("is left out by terminate when run-by-actor-system-terminate is off", async () => {
    const { system } = await startTestSystem("akka.coordinated-shutdown.run-by-actor-system-terminate = off");
    let count = 0;
    system.coordinatedShutdown.addTask("service-stop", "count", () => void (count += 1));
    await system.terminate();
    assert.equal(count, 0);
  });

  it("runs when the process is asked to end, and ends it with the reason's code when exit-clr is on", async () => {
    const platform = new ManualPlatform();
    const listeners: (() => Promise<void>)[] = [];
    const codes: number[] = [];
    const host = {
      platform: Object.assign(platform, {
        onTerminationSignal: (listener: () => Promise<void>) => {
          listeners.push(listener);
          return () => void listeners.splice(listeners.indexOf(listener), 1);
        },
        exitProcess: (code: number) => void codes.push(code),
      }),
      loadProvider: () => Promise.reject(new Error("no remoting here")),
    };
    const byHook = await startActorSystem(host, "Sys");
    await listeners[0]?.();
    assert.isTrue(byHook.isTerminated);
    assert.equal(byHook.coordinatedShutdown.reason, ShutdownReason.processExit);
    assert.deepEqual([listeners.length, codes], [0, []]);
    const exiting = await startActorSystem(host, "Sys", "akka.coordinated-shutdown.exit-clr = on");
    await exiting.coordinatedShutdown.run({ name: "Downed", exitCode: 3 });
    await platform.settle();
    assert.deepEqual(codes, [3]);
    const unhooked = await startActorSystem(host, "Sys", "akka.coordinated-shutdown.run-by-clr-shutdown-hook = off");
    assert.deepEqual(listeners, []);
    await unhooked.terminate();
  });
});
