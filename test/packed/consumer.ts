// Type-checked by scripts/check-package.ts against the packed declarations, under `nodenext` and under `bundler`.
import { type ActorRef, ActorSystem, Props, ReceiveActor } from "ritsem";
import { type Config, type KnownPaths, parse } from "ritsem/hocon";

class Counter extends ReceiveActor<number> {
  #sum = 0;

  constructor(start: number) {
    super();
    this.#sum = start;
    this.receive(Number, (step) => {
      this.#sum += step;
      this.sender.tell(this.#sum);
    });
  }
}

const config: Config = parse("akka.actor.provider = local").resolve();
await using system: ActorSystem = await ActorSystem.create("consumer", config);
const counter: ActorRef<number> = system.actorOf(Props.create(Counter, 40), "counter");
counter.tell(1);
const sum: number = await counter.ask(1, Number, "3 s");
export { sum };

// @ts-expect-error a counter takes numbers only
counter.tell("two");

// @ts-expect-error a misspelt key: the types of the settings are packed too
await ActorSystem.create("consumer", { akka: { "log-level": "DEBUG" } });

system.config.getDurationMs("akka.actor.ask-timeout" satisfies keyof KnownPaths);
