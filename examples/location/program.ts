import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ActorSystem, Props, ReceiveActor, Registry } from "ritsem";
import { parseFile } from "ritsem/hocon";

/** Counts words, and replies with the place where it did so. */
class WordCounter extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (text) => {
      this.sender.tell(`${text.split(" ").length} words in "${text}", counted at ${this.context.system.address}`);
    });
  }
}

const file = process.argv[2] ?? fileURLToPath(new URL("alone.conf", import.meta.url));
const config = parseFile(file, { readTextFile: (path) => readFileSync(path, "utf8") });
const registry = new Registry().actor("Location.WordCounter, Location", WordCounter);
const system = await ActorSystem.create("location", config, { registry });
console.log(`ready at ${system.address}`);

if (system.config.getBoolean("location.has-work")) {
  const counter = system.actorOf(Props.create(WordCounter), "counter");
  for (const text of ["to be or not to be", "that is the question"]) console.log(await counter.ask(text, String, "20 s"));
} else {
  process.stdin.resume();
  await new Promise((resolve) => process.stdin.once("end", resolve));
}
await system.terminate();
