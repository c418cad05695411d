import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ActorSystem, FromConfig, Props, ReceiveActor, Registry } from "ritsem";
import { parseFile } from "ritsem/hocon";

/** Tests slowly whether a number is prime, and replies with the place where it did so. */
class PrimeTester extends ReceiveActor {
  constructor() {
    super();
    this.receive(Number, (number) =>
      this.sender.tell(`${number} ${isPrime(number) ? "is" : "is not"} prime, says ${this.context.system.address}`),
    );
  }
}

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) return false;
  return number > 1;
}

const file = process.argv[2] ?? fileURLToPath(new URL("local.conf", import.meta.url));
const config = parseFile(file, { readTextFile: (path) => readFileSync(path, "utf8") });
const registry = new Registry().actor("Primes.PrimeTester, Primes", PrimeTester);
const system = await ActorSystem.create("primes", config, { registry });
console.log(`ready at ${system.address}`);

if (system.config.getBoolean("primes.has-work")) {
  const testers = system.actorOf(Props.create(PrimeTester).withRouter(FromConfig.instance), "testers");
  const numbers = Array.from({ length: 8 }, (_, index) => 1_000_003 + index);
  for (const answer of await Promise.all(numbers.map((number) => testers.ask(number, String, "20 s")))) console.log(answer);
} else {
  process.stdin.resume();
  await new Promise((resolve) => process.stdin.once("end", resolve));
}
await system.terminate();
