import { describeValue, inspectInOneLine } from "../../base/index.ts";
import { type Constructor, type InitFor, type InitOf, type MemberDeclarations, MemberType, type ValuesOf } from "../members/codec.ts";
import { assertMemberDeclarations } from "./member-declarations.ts";
import { InvalidRegistrationError } from "../values/errors.ts";

const DEFINITION = Symbol.for("ritsem.message-definition");

/** What {@link defineMessage} was given. */
export interface MessageDefinition {
  readonly name: string;
  readonly members: MemberDeclarations;
}

/**
 * What marks the instances of a class made by {@link defineMessage} in types: other classes and plain objects do not pass for them, whatever
 * members they have. `N`: the .NET name. There is nothing of it at run time.
 */
export declare abstract class Message<N extends string> {
  /** Only a type. */
  protected readonly messageName: { readonly [K in N]: true };
}

/** The instances of a class that extends another: `interface LongNote extends Derived<Note, "Shop.LongNote, Shop"> { … }`. */
export type Derived<B extends object, N extends string> = B & Message<N>;

/** A class made by {@link defineMessage}. Subclasses that add methods are registered under the same name. */
export interface MessageClass<M extends MemberDeclarations, N extends string = string> {
  /** Makes a message. */
  new (...init: Record<never, never> extends InitOf<M> ? [init?: InitOf<M>] : [init: InitOf<M>]): ValuesOf<M> & Message<N>;
}

/** The class of the messages of type `T`, for classes whose members are written down as an interface. */
export interface MessageClassOf<T> {
  /** Makes a message. */
  new (...init: Record<never, never> extends InitFor<T> ? [init?: InitFor<T>] : [init: InitFor<T>]): T;
}

/** What may accompany a {@link defineMessage}. */
export interface DefinitionOptions<B extends object> {
  /** The class of the .NET base class, whose members this one has as well. Instances may stand wherever that one is declared. */
  readonly extends: Constructor<B>;
}

/**
 * The class of a .NET message: `defineMessage("Chat.SayRequest, Chat", { username: t.string, text: t.string })`. Its
 * constructor takes the members as one object; those that may be null may be left out. Pass it to `registry.messages`. Throws
 * {@link InvalidRegistrationError} for a name without assembly and for members that are not declared by types.
 */
export function defineMessage<const N extends string, const M extends MemberDeclarations>(name: N, members: M): MessageClass<M, N>;
/** As above, with options such as a base class. */
export function defineMessage<const N extends string, const M extends MemberDeclarations, B extends object>(
  name: N,
  members: M,
  options: DefinitionOptions<B>,
): MessageClassOf<Derived<ValuesOf<M> & B, N>>;
export function defineMessage(name: string, ownMembers: MemberDeclarations, options?: DefinitionOptions<object>): Constructor {
  assertTypeName(name);
  assertMemberDeclarations(name, ownMembers);
  const base = options?.extends;
  const members = base === undefined ? ownMembers : { ...ownMembers, ...membersOf(base, name), ...ownMembers }; // INTEROP: in the order in which .NET writes them
  const definition: MessageDefinition = { name, members };
  const entries = Object.entries(members);
  class Message {
    static readonly [DEFINITION]: MessageDefinition = definition;

    constructor(init: Readonly<Record<string, unknown>> = {}) {
      const values = this as unknown as Record<string, unknown>;
      for (const [key, declaration] of entries) values[key] = init[key] === undefined ? initialOf(declaration) : init[key];
    }
  }
  const shortName = /([A-Za-z_$][\w$]*)(?:`\d+)?$/.exec(name.split(/,|\[/)[0] ?? "")?.[1] ?? "Message";
  Object.defineProperty(Message, "name", { value: shortName });
  inspectInOneLine(Message.prototype);
  if (base !== undefined) {
    Object.setPrototypeOf(Message, base);
    Object.setPrototypeOf(Message.prototype, base.prototype as object);
  }
  return Message;
}

function assertTypeName(name: string): void {
  const isText = typeof name === "string";
  if (isText && name.replace(/\[\[.*\]\]/s, "").includes(",")) return;
  throw new InvalidRegistrationError(
    `defineMessage takes the .NET name of a class with its assembly, not ${describeValue(name)}. ` +
      `Example: defineMessage("${isText && name !== "" ? name : "Shop.Order"}, Shop", { … }).`,
  );
}

function membersOf(base: Constructor, name: string): MemberDeclarations {
  const definition = definitionOf(base);
  if (definition !== undefined) return definition.members;
  throw new InvalidRegistrationError(
    `${name} extends ${base.name}, which was not made by defineMessage. Define ${base.name} with it as well.`,
  );
}

/** The definition of a class made by {@link defineMessage}, or of one that extends it; `undefined` for other classes. */
export function definitionOf(type: object): MessageDefinition | undefined {
  return (type as { readonly [DEFINITION]?: MessageDefinition })[DEFINITION];
}

/** What a member has that the author left out. Needs no registry: what depends on one is null. */
function initialOf(declaration: MemberDeclarations[string]): unknown {
  return declaration instanceof MemberType ? declaration.initial() : null;
}
