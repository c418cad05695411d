import { describe, expectTypeOf, it } from "vitest";
import type { ActorContext } from "../cell/actor-context.ts";
import { Props } from "../props/props.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import { Actor } from "./actor.ts";
import { ReceiveActor } from "./receive-actor.ts";

class Add {
  readonly amount = 1;
}
class Counter extends Actor<Add> {
  readonly start: number;
  constructor(start: number) {
    super();
    this.start = start;
  }
  override receive(message: Add): void {
    void message.amount;
  }
}
class Speller extends ReceiveActor<string> {
  constructor() {
    super();
    this.receive(String, (text) => expectTypeOf(text).toEqualTypeOf<string>());
    this.receive(BigInt, (value) => expectTypeOf(value).toEqualTypeOf<bigint>());
    this.receive(Add, (add) => expectTypeOf(add).toEqualTypeOf<Add>());
    this.receive(
      (value: unknown): value is Date => value instanceof Date,
      (date) => expectTypeOf(date).toEqualTypeOf<Date>(),
    );
  }
}

// Checked by the compiler; nothing here runs.
function _typed(context: ActorContext, ref: ActorRef<string>): void {
  const counter = context.actorOf(Props.create(Counter, 1));
  expectTypeOf(counter).toEqualTypeOf<ActorRef<Add>>();
  counter.tell(new Add());
  // @ts-expect-error a text is no Add
  counter.tell("text");
  // @ts-expect-error the constructor takes a number
  Props.create(Counter, "1");
  // @ts-expect-error the constructor takes an argument
  Props.create(Counter);
  context.actorOf(Props.create(Speller)).tell("text");
  // @ts-expect-error a Speller takes texts
  context.actorOf(Props.create(Speller)).tell(5);
  const anything: AnyActorRef = ref;
  context.watch(anything);
  ref.tell("text", anything);
  expectTypeOf(ref.ask("text", String)).toEqualTypeOf<Promise<string>>();
  expectTypeOf(ref.ask("text", Add, "1 s")).toEqualTypeOf<Promise<Add>>();
  expectTypeOf(ref.ask("text")).toEqualTypeOf<Promise<unknown>>();
  const unknownTaker: ActorRef = context.self;
  const stringTaker: ActorRef<string> = unknownTaker; // who takes anything takes texts
  // @ts-expect-error who takes texts does not take anything
  const wrong: ActorRef = ref;
  void [stringTaker, wrong];
}

describe("Typed actors", () => {
  it("refuse wrong messages and wrong constructor arguments when compiled", () => expectTypeOf(_typed).toBeFunction());
});
