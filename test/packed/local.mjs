// Run by scripts/check-package.ts inside a project that has nothing but the packed package: an actor system on its own.
import assert from "node:assert/strict";
import { ActorSystem, Props, ReceiveActor } from "ritsem";
import { reportLoaded } from "./report-loaded.mjs";

const told = [];
class Greeter extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (name) => {
      told.push(name);
      this.sender.tell(`Hello, ${name}`);
    });
  }
}

const system = await ActorSystem.create("packed", "akka.actor.provider = local");
const greeter = system.actorOf(Props.create(Greeter), "greeter");
greeter.tell("told");
assert.equal(await greeter.ask("asked", String, "3 s"), "Hello, asked");
assert.deepEqual(told, ["told", "asked"]);
assert.equal(greeter.constructor.name.startsWith("_"), false, "class names survive bundling");
await system.terminate();
await reportLoaded();
