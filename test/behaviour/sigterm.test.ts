import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { assert, describe, it } from "vitest";
import { ActorSystem, type ActorSystem as System, Props, ReceiveActor } from "../../src/index.ts";
import { deferred } from "./actor-harness.ts";

const ON_TCP = "akka { loglevel = WARNING, actor.provider = remote, remote.dot-netty.tcp { hostname = localhost, port = 0 } }";

/** A program that sends numbers to the counter at `path` as fast as it can, until its shutdown says otherwise. */
function sender(path: string, config: string): string {
  return `
    import { ActorSystem } from "./src/index.ts";
    const system = await ActorSystem.create("sender", ${JSON.stringify(config)});
    const counter = await system.actorSelection(${JSON.stringify(path)}).resolveOne("20 s");
    let sent = 0;
    let isOver = false;
    const send = () => {
      for (let count = 0; count < 100 && !isOver; count += 1) counter.tell((sent += 1));
      if (!isOver) setImmediate(send);
    };
    send();
    system.coordinatedShutdown.addTask("service-stop", "stop sending", () => {
      isOver = true;
      counter.tell("last is " + sent);
    });`;
}

/** A counter, and what it has heard: the numbers must come without a gap. */
function startCounter(system: System) {
  const begun = deferred();
  const ended = deferred<string>();
  const heard = { count: 0, hasGap: false };
  class Counter extends ReceiveActor {
    constructor() {
      super();
      this.receive(Number, (number) => {
        heard.hasGap ||= number !== heard.count + 1;
        heard.count = number;
        if (number > 1_000) begun.resolve();
      });
      this.receive(String, (text) => ended.resolve(text));
    }
  }
  const path = `${system.address.toString()}/user/${system.actorOf(Props.create(Counter), "counter").path.name}`;
  return { path, begun: begun.promise, ended: ended.promise, heard };
}

function run(program: string) {
  const resolveDir = join(import.meta.dirname, "../..");
  const { outputFiles } = buildSync({
    stdin: { contents: program, resolveDir, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
  });
  const child = spawn(process.execPath, ["--input-type=module"], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(outputFiles[0]?.text);
  child.stdout.resume();
  return child;
}

describe("A process that is asked to end", { timeout: 120_000 }, () => {
  it("by SIGTERM in the middle of traffic runs the shutdown, delivers what was sent, and ends by that signal", async () => {
    await using system = await ActorSystem.create("counter", ON_TCP);
    const counter = startCounter(system);
    const child = run(sender(counter.path, ON_TCP));
    await counter.begun;
    child.kill("SIGTERM");
    const [[code, signal], last] = await Promise.all([once(child, "exit"), counter.ended]);
    assert.deepEqual([code, signal], [null, "SIGTERM"]);
    assert.equal(last, `last is ${counter.heard.count}`);
    assert.isFalse(counter.heard.hasGap);
  });

  it("by SIGTERM ends although a handler awaits for ever", async () => {
    const child = run(`
      import { actor, ActorSystem } from "./src/index.ts";
      const system = await ActorSystem.create("stuck", "ritsem.actor.terminate-timeout = 200 ms, akka.loglevel = OFF, akka.stdout-loglevel = OFF");
      system.actorOf(actor(() => () => new Promise(() => {})), "stuck").tell("work");
      setTimeout(() => process.stdout.write("ready"), 50);`);
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
    assert.deepEqual([code, signal], [null, "SIGTERM"]);
  });

  it("by SIGTERM goes on while a handler never returns, without running the shutdown, and ends by SIGKILL", async () => {
    const child = run(`
      import { writeSync } from "node:fs";
      import { actor, ActorSystem } from "./src/index.ts";
      const system = await ActorSystem.create("stuck", "ritsem.actor.terminate-timeout = 1 ms, akka.loglevel = OFF, akka.stdout-loglevel = OFF");
      system.coordinatedShutdown.addTask("before-service-unbind", "tell", () => writeSync(1, "shutdown"));
      const wait = new Int32Array(new SharedArrayBuffer(4));
      system.actorOf(actor(() => () => { for (;;) { writeSync(1, "."); Atomics.wait(wait, 0, 0, 5); } }), "endless").tell("work");`);
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    let heard = "";
    while (heard.length < 100) heard += String((await once(child.stdout, "data"))[0]);
    child.kill("SIGKILL");
    const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
    assert.deepEqual([code, signal], [null, "SIGKILL"]);
    assert.match(heard, /^\.+$/);
  });

  it("awaits an ask that its ended system rejects, and goes on to its own end", async () => {
    const child = run(`
      import { actor, ActorSystem } from "./src/index.ts";
      const system = await ActorSystem.create("ended", "akka.loglevel = OFF, akka.stdout-loglevel = OFF");
      const silent = system.actorOf(actor(() => () => {}));
      const waiting = silent.ask("one").catch((error) => error.code);
      await system.terminate();
      const late = await silent.ask("two").catch((error) => error.code);
      process.exitCode = (await waiting) === "RITSEM_SYSTEM_TERMINATED" && late === "RITSEM_SYSTEM_TERMINATED" ? 7 : 1;`);
    const [code] = (await once(child, "exit")) as [number | null];
    assert.equal(code, 7);
  });

  it("ends with the exit code of the reason when exit-clr is on", async () => {
    await using system = await ActorSystem.create("counter", ON_TCP);
    const counter = startCounter(system);
    const child = run(sender(counter.path, `${ON_TCP}\nakka.coordinated-shutdown.exit-clr = on`));
    await counter.begun;
    child.kill("SIGTERM");
    const [code] = (await once(child, "exit")) as [number | null];
    assert.equal(code, 0);
  });
});
