import { describeValue, UNDEFINED_CLASS } from "../../base/index.ts";
import type { Constructor, ElementOf, MemberDeclarations, ValuesOf } from "../members/codec.ts";
import { definitionOf } from "./define-message.ts";
import { assertMemberDeclarations } from "./member-declarations.ts";
import { type ErrorRegistration, errorRegistration } from "./error-registration.ts";
import type { Conversion } from "./object-codec.ts";
import type { ProtobufRegistration, ProtobufRuntime, ProtobufSchema } from "../serializers/protobuf.ts";
import { InvalidRegistrationError } from "../values/errors.ts";
import type { StandardSchema } from "../values/standard-schema.ts";
import { normalizedTypeName } from "../names/type-name.ts";
import { isOwnTypeName } from "../names/own-types.ts";

/** One registered class or shape, as it was given. */
export interface Registration {
  /** Normalized; the first is written, all are read. */
  readonly names: readonly string[];
  readonly type: Constructor | undefined;
  readonly members: MemberDeclarations | undefined;
  readonly conversion: Conversion<unknown, unknown> | undefined;
  readonly tag: Readonly<Record<string, unknown>> | undefined;
  /** What every value that arrives is checked by. */
  readonly schema?: StandardSchema | undefined;
}

/** What may accompany a registration. */
export interface RegistrationOptions {
  /** Further names that are read as this type, such as those it had before it was moved. */
  readonly aliases?: readonly string[];
}

/** As {@link RegistrationOptions}, for classes that are more than their members. */
export type MessageOptions<T, M extends MemberDeclarations> = RegistrationOptions & Partial<Conversion<T, ValuesOf<M>>>;

/** The plain objects of a {@link Registry.shape}. */
export type ShapeOf<G, M extends MemberDeclarations> = G & ValuesOf<M>;

/**
 * Which types may travel, and under which .NET names. A value: built once, given to systems, frozen by the first of them. It is
 * closed: nothing that is not named here is ever made from bytes.
 */
export class Registry {
  readonly #registrations: Registration[] = [];
  readonly #typesByName = new Map<string, Registration>();
  readonly #protobufs: ProtobufRegistration[] = [];
  readonly #classes = new Set<object>();
  /** By the name that a type is written under. */
  readonly #schemas = new Map<string, StandardSchema>();
  readonly #actors = new Map<string, Constructor>();
  readonly #errors: ErrorRegistration[] = [];
  #isFrozen = false;

  /** Registers classes made by `defineMessage`, or classes that extend such. Throws {@link InvalidRegistrationError} for others. */
  messages(...classes: readonly Constructor[]): this {
    for (const type of classes) {
      assertClass(type, "registry.messages");
      const definition = definitionOf(type);
      if (definition === undefined) {
        throw new InvalidRegistrationError(
          `${type.name} was not made by defineMessage. Write: registry.message("Namespace.${type.name}, Assembly", ${type.name}, { … })`,
        );
      }
      this.#add([definition.name], type, definition.members, undefined, undefined);
    }
    return this;
  }

  /**
   * Registers a class of your own under a .NET name. Instances that arrive are created without calling the constructor and get
   * the declared members; a class that needs more, `#private` members for instance, gives `encode` and `decode`.
   * Without `members`, under a name that is not a .NET one (no comma), a class travels between Ritsem nodes only.
   */
  message<T extends object, const M extends MemberDeclarations>(
    name: string,
    type: Constructor<T>,
    members?: M,
    options: MessageOptions<T, M> = {},
  ): this {
    assertClass(type, `registry.message("${name}", …)`);
    const { encode, decode, aliases = [] } = options;
    if ((encode === undefined) !== (decode === undefined)) throw new InvalidRegistrationError(`${name}: encode and decode come as a pair.`);
    if (members === undefined && name.includes(",")) {
      throw new InvalidRegistrationError(
        `${name} is a .NET name, and .NET needs the members' types. Write: registry.message("${name}", ${type.name}, { member: t.string, … })`,
      );
    }
    const conversion = encode === undefined || decode === undefined ? undefined : { encode, decode };
    if (conversion === undefined) assertMadeOfMembers(name, type, members);
    this.#add([name, ...aliases], type, members, conversion as unknown as Conversion<unknown, unknown>, undefined);
    return this;
  }

  /** Registers plain objects that carry `tag` under a .NET name: `.shape("Chat.Say, Chat", { kind: "say" }, { text: t.string })`. */
  shape<const G extends Readonly<Record<string, string | number | boolean>>, const M extends MemberDeclarations>(
    name: string,
    tag: G,
    members: M,
    options: RegistrationOptions = {},
  ): this {
    if (Object.keys(tag).length === 0)
      throw new InvalidRegistrationError(`${name}: a shape is known by its tag, such as { kind: "say" }; this one is empty.`);
    const clash = Object.keys(tag).find((key) => Object.hasOwn(members, key));
    if (clash !== undefined) throw new InvalidRegistrationError(`${name}: "${clash}" is both tag and member.`);
    this.#add([name, ...(options.aliases ?? [])], undefined, members, undefined, tag);
    return this;
  }

  /**
   * Registers messages that `protoc-gen-es` generated, by the names of the .NET classes of the same messages (or, between Ritsem nodes, by their full
   * names in the `.proto` file, which are always read). `runtime`: the exports of the program's own `@bufbuild/protobuf`.
   * `registry.protobuf(protobuf, { "Shop.Contracts.PriceRequest, Shop.Contracts": PriceRequestSchema })`
   */
  protobuf(runtime: ProtobufRuntime, schemas: Readonly<Record<string, ProtobufSchema>>): this {
    for (const [name, schema] of Object.entries(schemas)) {
      this.#assertOpen(name);
      if (typeof schema?.typeName !== "string") {
        throw new InvalidRegistrationError(`${name}: a schema that protoc-gen-es generated is expected, such as PriceRequestSchema.`);
      }
      const names = [checkedName(name)];
      if (this.#protobufs.some((known) => known.schema.typeName === schema.typeName || known.names.includes(names[0] ?? ""))) {
        throw new InvalidRegistrationError(`${name}: the name or its schema ${schema.typeName} is registered already.`);
      }
      this.#protobufs.push({ names, schema, runtime });
    }
    return this;
  }

  /**
   * Has every value of a registered type that arrives checked by `schema`, wherever it stands in a message. A message that breaks a rule is refused as a
   * whole and logged with the place. `type`: a class, or a name for shapes. What the schema would make of the value (defaults, other
   * types) is not used: the message stays what was decoded.
   */
  validate(type: Constructor | string, schema: StandardSchema): this {
    const name = this.#nameOf(type);
    if (this.#schemas.has(name)) throw new InvalidRegistrationError(`${name} has a schema already.`);
    this.#schemas.set(name, schema);
    return this;
  }

  /** Has further names read as a registered type, such as those it had before it was moved. `type`: a class, or a name for shapes. */
  alias(type: Constructor | string, ...names: readonly string[]): this {
    const registration = this.#typesByName.get(this.#nameOf(type));
    if (registration === undefined)
      throw new InvalidRegistrationError("Protobuf messages are read by their names and their full names in the .proto file only.");
    const added = names.map(checkedName);
    const extended: Registration = { ...registration, names: [...registration.names, ...added] };
    for (const name of added) this.#claim(name, extended);
    for (const name of registration.names) this.#typesByName.set(name, extended);
    this.#registrations[this.#registrations.indexOf(registration)] = extended;
    return this;
  }

  /** Registers an actor class that other nodes may deploy here under this .NET name. */
  actor(name: string, type: Constructor): this {
    this.#assertOpen(name);
    assertClass(type, `registry.actor("${name}", …)`);
    const normalized = checkedName(name);
    if (this.#actors.has(normalized)) throw new InvalidRegistrationError(`An actor is already registered as ${normalized}.`);
    this.#actors.set(normalized, type);
    return this;
  }

  /**
   * Gives an error class of your own the name of a .NET exception: a failure of this class reaches .NET supervisors and the receivers of a
   * `Status.Failure` as that exception, and theirs arrive here as instances of `type`.
   * `registry.error("Shop.OutOfStockException, Shop", OutOfStockError, { sku: t.string, left: t.int })`
   *
   * `members`: the fields that the exception's `GetObjectData` writes and its serialization constructor reads, all of them; a name that is more
   * than its first letter in upper case is given by `as`. Instances that arrive are made without a call of the constructor.
   * The .NET system must have the exception's assembly, or it drops the message.
   */
  error(name: string, type: Constructor<Error>, members: MemberDeclarations = {}, { aliases = [] }: RegistrationOptions = {}): this {
    this.#assertOpen(name);
    assertMemberDeclarations(name, members);
    const names = [name, ...aliases].map(checkedName);
    const taken = names.find((each) => this.#errors.some((known) => known.names.includes(each)));
    if (taken !== undefined) throw new InvalidRegistrationError(`An error is already registered as ${taken}.`);
    if (this.#errors.some((known) => known.type === type))
      throw new InvalidRegistrationError(`Error ${type.name} is registered twice; further names are given as aliases.`);
    this.#errors.push(errorRegistration(names, type, members));
    return this;
  }

  /** The actor class registered under `name`, however decorated with version and assembly details. */
  actorNamed(name: string): Constructor | undefined {
    return this.#actors.get(normalizedTypeName(name));
  }

  /** The first name `type` is registered under as an actor. */
  actorNameOf(type: Constructor): string | undefined {
    for (const [name, registered] of this.#actors) if (registered === type) return name;
    return undefined;
  }

  /** Whether a system uses it; it cannot be changed then. */
  get isFrozen(): boolean {
    return this.#isFrozen;
  }

  /** From now on every registration throws. Called by the system the registry is given to. */
  freeze(): this {
    this.#isFrozen = true;
    return this;
  }

  /**
   * What is registered, in that order.
   * @internal
   */
  get registrations(): readonly Registration[] {
    return this.#registrations.map((registration) => ({ ...registration, schema: this.#schemas.get(registration.names[0] ?? "") }));
  }

  /** The error classes that have .NET names. */
  get errorRegistrations(): readonly ErrorRegistration[] {
    return this.#errors;
  }

  /**
   * What is registered of protobuf.
   * @internal
   */
  get protobufRegistrations(): readonly ProtobufRegistration[] {
    return this.#protobufs.map((registration) => ({ ...registration, validator: this.#schemas.get(registration.names[0] ?? "") }));
  }

  /** The name that a registered type is written under. */
  #nameOf(type: Constructor | string): string {
    const wanted = typeof type === "string" ? normalizedTypeName(type) : undefined;
    const found =
      wanted === undefined
        ? this.#registrations.find((known) => known.type === type)
        : [...this.#registrations, ...this.#protobufs].find(({ names }) => names.includes(wanted));
    const name = found?.names[0];
    const shown = typeof type === "string" ? type : type.name;
    if (name === undefined) throw new InvalidRegistrationError(`${shown} is not registered. Register it first.`);
    this.#assertOpen(name);
    return name;
  }

  #claim(name: string, registration: Registration): void {
    if (this.#typesByName.has(name)) throw new InvalidRegistrationError(`A message is already registered as ${name}.`);
    this.#typesByName.set(name, registration);
  }

  #add(
    names: readonly string[],
    type: Constructor | undefined,
    members: MemberDeclarations | undefined,
    conversion: Conversion<unknown, unknown> | undefined,
    tag: Readonly<Record<string, unknown>> | undefined,
  ): void {
    this.#assertOpen(names[0] ?? "");
    if (members !== undefined) assertMemberDeclarations(names[0] ?? "", members);
    if (type !== undefined) {
      if (this.#classes.has(type))
        throw new InvalidRegistrationError(`Class ${type.name} is registered twice; further names are given as aliases.`);
      this.#classes.add(type);
    }
    const registration: Registration = { names: names.map(checkedName), type, members, conversion, tag };
    for (const name of registration.names) this.#claim(name, registration);
    this.#registrations.push(registration);
  }

  #assertOpen(name: string): void {
    if (this.#isFrozen)
      throw new InvalidRegistrationError(`${name}: the registry is in use by a system and closed. Register before ActorSystem.create.`);
  }
}

/** The instance type of a registered class, for annotations. */
export type MessageOf<C extends Constructor> = ElementOf<C>;

function checkedName(name: string): string {
  const normalized = normalizedTypeName(name);
  if (normalized === "" || /["\\\u0000-\u001f]/.test(normalized))
    throw new InvalidRegistrationError(`"${name}" is not a type name. Expected "Namespace.Type, Assembly".`);
  if (isOwnTypeName(normalized)) {
    throw new InvalidRegistrationError(
      `${normalized} is a type that every system knows by itself, and registering it would take it away. Leave this registration out; ` +
        "for a class of your own choose another name.",
    );
  }
  return normalized;
}

function assertClass(type: unknown, call: string): void {
  if (typeof type === "function") return;
  throw new InvalidRegistrationError(`${call} takes a class, not ${describeValue(type)}. ${UNDEFINED_CLASS}`);
}

/** Refuses classes whose instances are more than their visible members, as far as the class's text shows it. */
function assertMadeOfMembers(name: string, type: Constructor, members: MemberDeclarations | undefined): void {
  for (let owner: unknown = type; typeof owner === "function" && owner !== Function.prototype; owner = Object.getPrototypeOf(owner)) {
    if (/(?:\.\s*|[{;}\n]\s*)#[A-Za-z_$]/.test(Function.prototype.toString.call(owner))) {
      throw new InvalidRegistrationError(
        `${name}: class ${owner.name} has #private members, which cannot be set from outside. Give { encode, decode } as fourth argument.`,
      );
    }
  }
  for (const member of Object.keys(members ?? {})) {
    for (let owner: unknown = type.prototype; typeof owner === "object" && owner !== null; owner = Object.getPrototypeOf(owner)) {
      if (Object.getOwnPropertyDescriptor(owner, member)?.set === undefined) continue;
      throw new InvalidRegistrationError(
        `${name}: member "${member}" has a setter, and none is called when a message arrives. Give { encode, decode }.`,
      );
    }
  }
}
