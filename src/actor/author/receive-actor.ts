import { InvalidActorStateError } from "../cell/actor-error.ts";
import type { Receive } from "../cell/behavior-stack.ts";
import { unhandled } from "../cell/unhandled.ts";
import { isClass, primitiveNameOf, type TypeToken } from "../ref/type-match.ts";
import { ActorBase } from "./actor-base.ts";

type Handler = (message: never) => unknown;

/** One line of a behaviour: messages of this kind go to that handler. */
type Rule =
  | { readonly kind: "primitive"; readonly name: string; readonly handler: Handler }
  | { readonly kind: "class"; readonly type: abstract new (...args: never[]) => unknown; readonly handler: Handler }
  | { readonly kind: "guard"; readonly accepts: (message: unknown) => boolean; readonly handler: Handler };

/**
 * An actor that lists, in its constructor, which messages it handles and how: `this.receive(String, (text) => …)`. The first line that
 * fits handles the message; one that no line fits is published as `UnhandledMessage`.
 */
export abstract class ReceiveActor<in M = unknown> extends ActorBase<M> {
  #rules: readonly Rule[] = [];
  /** The list that {@link receive} adds to; `undefined` once the instance handles messages. */
  #open: Rule[] | undefined = [];

  override handle(message: unknown): unknown {
    if (this.#open !== undefined) {
      this.#rules = this.#open;
      this.#open = undefined;
    }
    return this.#apply(this.#rules, message);
  }

  /**
   * `String`, `Number`, `BigInt` and `Boolean` fit primitives; a class fits its instances, subclasses included; anything else is a guard.
   * Throws InvalidActorStateError outside the constructor and the functions given to {@link become}.
   */
  receive<T>(guard: (message: unknown) => message is T, handler: (message: T) => unknown): void;
  receive<P extends (message: unknown) => boolean>(
    predicate: P,
    handler: (message: P extends BooleanConstructor ? boolean : unknown) => unknown,
  ): void;
  receive(type: StringConstructor, handler: (message: string) => unknown): void;
  receive(type: NumberConstructor, handler: (message: number) => unknown): void;
  receive(type: BigIntConstructor, handler: (message: bigint) => unknown): void;
  receive<T>(type: abstract new (...args: never[]) => T, handler: (message: T) => unknown): void;
  receive(type: TypeToken, handler: (message: never) => unknown): void {
    this.#add(ruleOf(type, handler));
  }

  /** Everything that no line before this one fits. */
  receiveAny(handler: (message: unknown) => unknown): void {
    this.#add({ kind: "guard", accepts: () => true, handler });
  }

  /** Replaces the behaviour on top by the lines that `configure` lists. */
  become(configure: () => void): void {
    this.context.become(this.#behaviorFrom(configure));
  }

  /** Puts the lines that `configure` lists on top, until {@link unbecome}. */
  becomeStacked(configure: () => void): void {
    this.context.becomeStacked(this.#behaviorFrom(configure));
  }

  unbecome(): void {
    this.context.unbecome();
  }

  /** Called for messages that no line fits; override it to do something else than publish them. */
  unhandled(message: unknown): void {
    unhandled(this.context, message);
  }

  #add(rule: Rule): void {
    if (this.#open === undefined) {
      throw new InvalidActorStateError(
        `${this.self.path} may call receive only in its constructor and in functions given to become: handlers are fixed from then on.`,
      );
    }
    this.#open.push(rule);
  }

  #behaviorFrom(configure: () => void): Receive {
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
