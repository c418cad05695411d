import { describe, expectTypeOf, it } from "vitest";
import type { ActorContext } from "../context/actor-context.ts";
import { defaultDeploy } from "../props/deploy.ts";
import { Props } from "../props/props.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import type { ActorSystem } from "../context/actor-system.ts";
import * as Status from "../message/status.ts";
import { Terminated } from "../message/terminated.ts";
import { Actor } from "./actor.ts";
import type { Notification } from "./notification.ts";
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
    this.receive(Terminated, ({ actor }) => expectTypeOf(actor).toEqualTypeOf<ActorRef>());
    this.receive(Status.Failure, ({ cause }) => expectTypeOf(cause).toEqualTypeOf<Error>());
    this.receive(
      (value) => (value as string).length === 2,
      (pair) => expectTypeOf(pair).toEqualTypeOf<string | Notification>(),
    );
    // @ts-expect-error it takes texts
    this.receive(BigInt, () => {});
    // @ts-expect-error it takes texts
    this.receive(Add, () => {});
    // @ts-expect-error it takes texts
    this.receive(Boolean, () => {});
    const isDate = (value: unknown): value is Date => value instanceof Date;
    // @ts-expect-error it takes texts
    this.receive(isDate, () => {});
    expectTypeOf(this.self).toEqualTypeOf<ActorRef<string>>();
  }
}
class Circle {
  readonly radius = 1;
  declare protected readonly brand: "circle";
}
class SmallCircle extends Circle {
  readonly isSmall = true;
}
class Square {
  readonly side = 1;
}
class Gallery extends ReceiveActor<SmallCircle | Square | "open" | 5> {
  constructor() {
    super();
    this.receive(Circle, (circle) => expectTypeOf(circle).toEqualTypeOf<Circle>());
    this.receive(Square, (square) => expectTypeOf(square).toEqualTypeOf<Square>());
    this.receive(String, (text) => expectTypeOf(text).toEqualTypeOf<"open">());
    this.receive(Number, (value) => expectTypeOf(value).toEqualTypeOf<5>());
    // @ts-expect-error it takes no dates
    this.receive(Date, () => {});
  }
}
class AnyReader extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (text) => expectTypeOf(text).toEqualTypeOf<string>());
    this.receive(BigInt, (value) => expectTypeOf(value).toEqualTypeOf<bigint>());
    this.receive(Add, (add) => expectTypeOf(add).toEqualTypeOf<Add>());
    this.receive(
      (value: unknown): value is Date => value instanceof Date,
      (date) => expectTypeOf(date).toEqualTypeOf<Date>(),
    );
    this.receive(Boolean, (flag) => expectTypeOf(flag).toEqualTypeOf<boolean>());
    this.receive(Number, (value) => expectTypeOf(value).toEqualTypeOf<number>());
    this.receive(
      (value) => Array.isArray(value) && value.length === 2,
      (pair) => expectTypeOf(pair).toEqualTypeOf<unknown>(),
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
  context.actorOf(Props.create(AnyReader)).tell(new Date());
  context.actorOf(Props.create(Gallery)).tell("open");
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

/** A protocol: whom to ask what, and what comes back. */
class Quote {
  readonly symbol: string;
  readonly replyTo: ActorRef<Price>;
  constructor(symbol: string, replyTo: ActorRef<Price>) {
    this.symbol = symbol;
    this.replyTo = replyTo;
  }
}
class Price {
  readonly amount = 1;
}
type Command = { readonly kind: "open" } | { readonly kind: "close"; readonly reason: string };

class Market extends Actor<Quote> {
  override receive({ replyTo }: Quote): void {
    replyTo.tell(new Price());
    // @ts-expect-error prices go there, quotes do not
    replyTo.tell(new Quote("A", replyTo));
  }
}
class Door extends Actor<Command> {
  override receive(command: Command): void {
    if (command.kind === "close") expectTypeOf(command.reason).toEqualTypeOf<string>();
    // @ts-expect-error only a closing command has a reason
    else void command.reason;
  }
}
class Untyped extends Actor {
  override receive(message: unknown): void {
    // @ts-expect-error a message is unknown until it is checked
    void message.amount;
    if (message instanceof Price) expectTypeOf(message.amount).toEqualTypeOf<number>();
  }
}

function _protocols(context: ActorContext, system: ActorSystem, prices: ActorRef<Price>, anybody: ActorRef): void {
  const market = system.actorOf(Props.create(Market), "market");
  market.tell(new Quote("A", prices));
  market.tell(new Quote("A", anybody)); // who takes anything takes prices
  // @ts-expect-error the reply goes to a recipient of prices
  market.tell(new Quote("A", market));
  // @ts-expect-error a price is no quote
  market.tell(new Price());
  expectTypeOf(market.ask(new Quote("A", prices), Price, "3 s")).toEqualTypeOf<Promise<Price>>();
  expectTypeOf(market.ask(new Quote("A", prices), (m: unknown): m is Price => m instanceof Price)).toEqualTypeOf<Promise<Price>>();
  expectTypeOf(market.ask(new Quote("A", prices), Number, { timeout: "3 s" })).toEqualTypeOf<Promise<number>>();
  expectTypeOf(market.ask((replyTo) => new Quote("A", replyTo), Price, "3 s")).toEqualTypeOf<Promise<Price>>();
  expectTypeOf(market.ask((replyTo) => new Quote("A", replyTo), Number)).toEqualTypeOf<Promise<number>>();
  expectTypeOf(market.ask((replyTo) => new Quote("A", replyTo), "3 s")).toEqualTypeOf<Promise<unknown>>();
  expectTypeOf(
    market.ask(
      (replyTo) => new Quote("A", replyTo),
      (m: unknown): m is Price => m instanceof Price,
    ),
  ).toEqualTypeOf<Promise<Price>>();
  expectTypeOf(anybody.ask((replyTo) => ({ replyTo }), String, { timeout: "3 s" })).toEqualTypeOf<Promise<string>>();
  // @ts-expect-error what the function makes is checked as well
  void market.ask((replyTo) => replyTo.path, Price);
  // @ts-expect-error the question is checked, too
  void market.ask("A", Price);
  // @ts-expect-error an unknown reply cannot be used as a price
  const price: Promise<Price> = market.ask(new Quote("A", prices));

  const door = context.actorOf(Props.create(Door));
  door.tell({ kind: "open" });
  door.tell({ kind: "close", reason: "draught" });
  // @ts-expect-error no such command
  door.tell({ kind: "slam" });
  // @ts-expect-error a closing command needs a reason
  door.tell({ kind: "close" });

  const made: Props<Command> = Props.from(() => new Door());
  expectTypeOf(context.actorOf(made)).toEqualTypeOf<ActorRef<Command>>();
  expectTypeOf(made.withDeploy(defaultDeploy)).toEqualTypeOf<Props<Command>>();
  // @ts-expect-error a recipe for doors makes no markets
  const wrong: Props<Quote> = made;
  system.actorOf(Props.create(Untyped)).tell({ anything: "goes" });
  const refs: readonly AnyActorRef[] = [market, door, anybody]; // mixed refs: to watch, stop and name as sender
  for (const ref of refs) {
    context.watch(ref);
    system.stop(ref);
    anybody.tell("from", ref);
    // @ts-expect-error what it takes is not known
    ref.tell("text");
  }
  void [price, wrong];
}

describe("Typed actors", () => {
  it("refuse wrong messages and wrong constructor arguments when compiled", () => expectTypeOf(_typed).toBeFunction());

  it("carry their protocol through refs in messages, props, asks and mixed collections, without a cast", () => {
    expectTypeOf(_protocols).toBeFunction();
  });
});
