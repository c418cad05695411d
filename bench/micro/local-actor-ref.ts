import { Actor, type ActorRef, ActorSystem, Props } from "../../src/index.ts";
import { RefBase } from "../../src/actor/minimal-ref/ref-base.ts";
import type { MicroCase } from "./micro-case.ts";

const MESSAGES = 1000;
const REF_SHAPES = 5;

class Summing extends Actor {
  sum = 0;
  #left = MESSAGES;
  readonly #onDone: (sum: number) => void;

  constructor(onDone: (sum: number) => void) {
    super();
    this.#onDone = onDone;
  }

  override receive(message: number): void {
    this.sum = (this.sum * 31 + message) % 1_000_003;
    this.#left -= 1;
    if (this.#left > 0) return;
    this.#onDone(this.sum);
    this.#left = MESSAGES;
    this.sum = 0;
  }
}

/** From `tell` until the message is handled. */
export async function localActorRefCase(): Promise<MicroCase> {
  const system = await ActorSystem.create("micro", "akka.loglevel = OFF");
  let onDone: (sum: number) => void = () => {};
  const ref = system.actorOf(Props.create(Summing, (sum: number) => onDone(sum)));
  learnShapes(ref as unknown as RefBase);
  const until = (send: (message: number) => void): Promise<number> =>
    new Promise((resolve) => {
      onDone = resolve;
      for (let message = 0; message < MESSAGES; message += 1) send(message);
    });
  return {
    files: ["src/actor/local-ref/local-actor-ref.ts"],
    plainly: "the `tell` that refs of all kinds inherit",
    operations: MESSAGES,
    hot: { run: () => until((message) => ref.tell(message)) },
    plain: { run: () => until((message) => RefBase.prototype.tell.call(ref, message)) },
    end: () => system.terminate(),
  };
}

/** A program has refs of several kinds: remote ones, selections, dead letters, asks. */
function learnShapes({ path, provider }: RefBase): void {
  for (let shape = 0; shape < REF_SHAPES; shape += 1) {
    class OtherRef extends RefBase {
      override readonly path = path;
      override readonly provider = provider;
      protected override deliver(_message: unknown, _sender: ActorRef | undefined): void {}
    }
    const other = new OtherRef();
    for (let message = 0; message < 10_000; message += 1) RefBase.prototype.tell.call(other, message);
  }
}
