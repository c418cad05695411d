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

describe("A process that is asked to end [B38]", { timeout: 120_000 }, () => {
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
