import type { AcceptedBy, PrimitiveOf, Receivable, ReceivableBy } from "./notification.ts";
import { describeValue, InvalidArgumentError, UNDEFINED_CLASS } from "../../base/index.ts";
import { InvalidActorStateError } from "../ref/errors.ts";
import type { Receive } from "../context/behavior-stack.ts";
import { unhandled } from "./unhandled.ts";
import { isClass, primitiveNameOf, type TypeToken } from "../ref/type-match.ts";
import { ActorBase } from "./actor-base.ts";

type Handler = (message: never) => unknown;

/** One handler of a behaviour, with the type of the messages that it handles. */
type Rule =
  | { readonly kind: "primitive"; readonly name: string; readonly handler: Handler }
  | { readonly kind: "class"; readonly type: abstract new (...args: never[]) => unknown; readonly handler: Handler }
  | { readonly kind: "guard"; readonly accepts: (message: unknown) => boolean; readonly handler: Handler };

const NO_RULES: readonly Rule[] = [];

/**
 * An actor whose constructor lists its message handlers: `this.receive(String, (text) => …)`. The first match handles the message; a
 * message without a match is published as `UnhandledMessage`.
 */
export abstract class ReceiveActor<M = unknown> extends ActorBase<M> {
  #rules: readonly Rule[] = NO_RULES;
  /** The list to which {@link receive} adds; `undefined` once the instance handles messages. */
  #open: Rule[] | undefined = [];

  /** Handles one message. */
  override handle(message: unknown): unknown {
    if (this.#open !== undefined) {
      this.#rules = this.#open.slice(); // without the room that an array has for more
      this.#open = undefined;
    }
    return this.#apply(this.#rules, message);
  }

  /**
   * `String`, `Number`, `BigInt` and `Boolean` match primitives; a class matches its instances, including subclasses; anything else is a
   * guard. Throws InvalidActorStateError outside the constructor and the functions given to {@link become}, and InvalidArgumentError if the
   * type or the handler is missing.
   */
  receive(type: StringConstructor & Receivable<string, M>, handler: (message: PrimitiveOf<string, M>) => unknown): void;
  /** Adds a handler; the first that matches is called. */
  receive(type: NumberConstructor & Receivable<number, M>, handler: (message: PrimitiveOf<number, M>) => unknown): void;
  /** Adds a handler; the first that matches is called. */
  receive(type: BigIntConstructor & Receivable<bigint, M>, handler: (message: PrimitiveOf<bigint, M>) => unknown): void;
  /** Adds a handler; the first that matches is called. */
  receive<P extends (message: unknown) => boolean>(guard: P & ReceivableBy<P, M>, handler: (message: AcceptedBy<P, M>) => unknown): void;
  /** Adds a handler; the first that matches is called. */
  receive<T>(type: (abstract new (...args: never[]) => T) & Receivable<T, M>, handler: (message: T) => unknown): void;
  receive(type: TypeToken, handler: (message: never) => unknown): void {
    this.#assertHandler(handler, `receive(${typeof type === "function" ? type.name || "guard" : "…"}`);
    if (typeof type !== "function") {
      throw new InvalidArgumentError(
        `${this.self.path}: receive(${describeValue(type)}, …) names no type. Pass a class, String, Number, BigInt, Boolean or a guard function. ` +
          UNDEFINED_CLASS,
      );
    }
    this.#add(ruleOf(type, handler));
  }

  /** Handles every message that no earlier handler matches. */
  receiveAny(handler: (message: unknown) => unknown): void {
    this.#assertHandler(handler, "receiveAny(");
    this.#add({ kind: "guard", accepts: () => true, handler });
  }

  /** Replaces the current behaviour by the handlers that `configure` lists. */
  become(configure: () => void): void {
    this.context.become(this.#behaviorFrom(configure));
  }

  /** Pushes the handlers that `configure` lists on top, until {@link unbecome}. */
  becomeStacked(configure: () => void): void {
    this.context.becomeStacked(this.#behaviorFrom(configure));
  }

  /** Returns to the previous behavior. */
  unbecome(): void {
    this.context.unbecome();
  }

  /** Called for messages that no handler matches. Override it to do something other than publishing them. */
  unhandled(message: unknown): void {
    unhandled(this.context, message);
  }

  #assertHandler(handler: unknown, call: string): void {
    if (typeof handler === "function") return;
    const separator = call.endsWith("(") ? "" : ", ";
    throw new InvalidArgumentError(
      `${this.self.path}: ${call}) has no handler: it got ${describeValue(handler)}. Write this.${call}${separator}(message) => …).`,
    );
  }

  #add(rule: Rule): void {
    if (this.#open === undefined) {
      throw new InvalidActorStateError(`${this.self.path} may call receive only in its constructor and in functions given to become.`);
    }
    this.#open.push(rule);
  }

  #behaviorFrom(configure: () => void): Receive {
    if (typeof configure !== "function") {
      throw new InvalidArgumentError(
        `${this.self.path}: become takes a function that lists handlers, not ${describeValue(configure)}. Write this.become(() => this.receive(…)).`,
      );
    }
    const outer = this.#open;
    const rules: Rule[] = [];
    this.#open = rules;
    try {
      configure();
    } finally {
      this.#open = outer;
    }
    return (message: unknown) => this.#apply(rules, message);
  }

  #apply(rules: readonly Rule[], message: unknown): unknown {
    for (let index = 0; index < rules.length; index += 1) {
      const rule = rules[index];
      if (rule !== undefined && fits(rule, message)) return rule.handler(message as never);
    }
    return this.unhandled(message);
  }
}

function ruleOf(type: TypeToken, handler: Handler): Rule {
  const name = primitiveNameOf(type);
  if (name !== undefined) return { kind: "primitive", name, handler };
  if (isClass(type)) return { kind: "class", type, handler };
  return { kind: "guard", accepts: type as (message: unknown) => boolean, handler };
}

function fits(rule: Rule, message: unknown): boolean {
  switch (rule.kind) {
    case "primitive":
      return typeof message === rule.name;
    case "class":
      return message instanceof rule.type;
    case "guard":
      return rule.accepts(message);
  }
}
