// Run by scripts/check-package.ts inside a project that has nothing but the packed package: an actor system on its own.
import { ActorPath, ActorSystem, Props, ReceiveActor } from "ritsem";
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

// A line on a piped stdout would load net: no dead letter may be logged.
const system = await ActorSystem.create("packed", "akka { actor.provider = local, log-dead-letters = off }");
const greeter = system.actorOf(Props.create(Greeter), "greeter");
greeter.tell("told");
expect("Hello, asked", await greeter.ask("asked", String, "3 s"));
expect("told,asked", told.join());
expect("ActorPath", ActorPath.name); // bundling keeps the names of classes
await system.terminate();
await reportLoaded();

/** Not `node:assert`: it asks whether stderr has colours, and opening a piped stderr loads `net`. */
function expect(wanted, found) {
  if (found !== wanted) throw new Error(`expected ${wanted}, found ${found}`);
}
