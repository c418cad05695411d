import { isOwnTypeName } from "../../serialization/index.ts";
import { attributeOf, type TypeDescription, type TypeNode } from "./assembly-description.ts";
import type { Contract, ContractMember, Gap, ObjectContract } from "./contract.ts";
import { deployableParametersOf } from "./actor-parameters.ts";
import { declarationOf } from "./declarations.ts";
import { ACTOR_BASES, COLLECTIONS } from "./framework-types.ts";
import { isOptIn, isUnion, parametersOf, whyNoMember, whyNoObject, writtenMembersOf } from "./newtonsoft-rules.ts";
import { displayNameOf, type FoundType, substituted, type Universe, wireNameOf } from "./universe.ts";

/** A type that grows with every use of itself, such as a Tree of T with a Tree of List of T, has no end. */
const LONGEST_WIRE_NAME = 1000;
/** `MemberSerialization`, `ISerializable` and the like do not matter: such types are never messages. */
const NO_MESSAGES: ReadonlySet<string> = new Set(["System.Attribute"]);

/** Makes the contracts of the types of a universe, and the list of what has none. */
export class ContractBuilder {
  readonly #universe: Universe;
  readonly #contracts = new Map<string, Contract | string>();
  readonly #unfinished: (() => void)[] = [];
  readonly #gaps = new Map<string, Gap>();
  readonly #usedGenerics = new Set<TypeDescription>();

  constructor(universe: Universe) {
    this.#universe = universe;
  }

  /** Everything made so far, by wire name. */
  get contracts(): readonly Contract[] {
    return [...this.#contracts.values()].filter((contract) => typeof contract !== "string");
  }

  /** Ordered by subject. */
  get gaps(): readonly Gap[] {
    return [...this.#gaps.values()].toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
  }

  /** Takes the public types of the assemblies that `isWanted` picks by their full names, and all that they need. */
  addAll(isWanted: (name: string) => boolean): void {
    const open: { node: TypeNode; description: TypeDescription }[] = [];
    for (const { name: assembly, types } of this.#universe.assemblies) {
      for (const description of types) {
        if (!isWanted(description.name.replaceAll("+", "."))) continue;
        const node: TypeNode = { kind: "named", name: description.name, assembly };
        if (description.parameters !== undefined) open.push({ node, description });
        else if (!this.#isNoMessage(description)) this.#addRoot(node);
      }
    }
    this.#finish();
    this.#addInterfaces(isWanted);
    for (const { node, description } of open) {
      if (this.#usedGenerics.has(description) || this.#isNoMessage(description) || this.#isActor(description)) continue;
      const reason = "is generic, and no member determines its arguments: name it with --closed, as in --closed 'Shop.Reply<Shop.Order>'";
      this.#addGap(displayNameOf(node), node.assembly ?? "", reason);
    }
  }

  /** Interfaces that a class implements become unions of their classes; others cannot be generated and are listed as gaps. */
  #addInterfaces(isWanted: (name: string) => boolean): void {
    const implemented = new Set(
      this.contracts.flatMap((contract) => (contract.kind === "object" && !contract.isAbstract ? contract.interfaces : [])),
    );
    for (const { name: assembly, types } of this.#universe.assemblies) {
      for (const { name, kind, parameters } of types) {
        if (kind !== "interface" || parameters !== undefined || !isWanted(name.replaceAll("+", "."))) continue;
        const node: TypeNode = { kind: "named", name, assembly };
        const wireName = wireNameOf(node);
        if (implemented.has(wireName)) this.#addRoot(node);
        else if (!this.#contracts.has(wireName))
          this.#addGap(
            displayNameOf(node),
            assembly,
            "is an interface that no message of these assemblies implements, so nothing was made of it",
            false,
          );
      }
    }
  }

  /** Takes one type with its arguments. */
  add(node: TypeNode): void {
    this.#addRoot(node);
    this.#finish();
  }

  #addRoot(node: TypeNode): void {
    const contract = this.#contractOf(node);
    if (typeof contract !== "string") return;
    const subject = displayNameOf(node);
    this.#addGap(subject, this.#homeOf(node), contract.startsWith(`${subject} `) ? contract.slice(subject.length + 1) : contract);
  }

  #finish(): void {
    // In order: a base class comes before those that extend it, which look at its members.
    for (let next = this.#unfinished.shift(); next !== undefined; next = this.#unfinished.shift()) next();
  }

  #addGap(subject: string, home: string, reason: string, isLeftOut = true): void {
    this.#gaps.set(`${subject}: ${reason}`, { subject, home, reason, isLeftOut });
  }

  /** Types that are never messages. */
  #isNoMessage(type: TypeDescription): boolean {
    if (type.static === true || type.kind === "delegate") return true;
    if (type.kind === "interface") return true; // made when a member needs it
    if (type.abstract === true && this.#isActor(type)) return true;
    return this.#basesOf(type).some((base) => {
      const found = this.#universe.find(base)?.description;
      return NO_MESSAGES.has(base.name ?? "") || (found !== undefined && isUnion(found)); // a case of a union; the union is listed
    });
  }

  #isActor(type: TypeDescription): boolean {
    return this.#basesOf(type).some(({ name = "" }) => ACTOR_BASES.has(name));
  }

  /** The base classes, nearest first, as far as they can be followed. */
  #basesOf(type: TypeDescription): readonly TypeNode[] {
    const bases: TypeNode[] = [];
    for (let base = type.base; base !== undefined; base = this.#universe.find(base)?.description.base) bases.push(base);
    return bases;
  }

  #contractOf(node: TypeNode): Contract | string {
    const name = wireNameOf(node);
    const known = this.#contracts.get(name);
    if (known !== undefined) return known;
    const made = name.length > LONGEST_WIRE_NAME ? `${displayNameOf(node).slice(0, 100)}… has no end` : this.#make(node);
    this.#contracts.set(name, made);
    return made;
  }

  #make(node: TypeNode): Contract | string {
    const found = this.#universe.find(node);
    const shown = displayNameOf(node);
    if (found === undefined) return this.#unknown(node);
    const { description } = found;
    if (isOwnTypeName(wireNameOf(node))) return `${shown} is a type that Ritsem has by itself, so there is nothing to register`;
    const base = { node: bare(node), home: this.#homeOf(node), summary: description.summary };
    if (description.kind === "delegate") return `${shown} is a delegate`;
    if (description.kind === "interface") return { ...base, kind: "interface" };
    if (description.kind === "enum") return this.#enumOf(description, base);
    if (description.static === true) return `${shown} is a static class`;
    if (this.#isActor(description)) {
      if (description.abstract === true || description.parameters !== undefined)
        return `${shown} is an actor class that cannot be deployed by name`;
      const constructors = (description.constructors ?? []).filter((constructor) => constructor.public === true);
      return { ...base, kind: "actor", constructors, parameters: deployableParametersOf(constructors, (other) => this.#contractOf(other)) };
    }
    return this.#objectOf(node, found, base);
  }

  #unknown({ name = "", assembly = "", ...node }: TypeNode): string {
    const shown = displayNameOf({ ...node, name });
    if (this.#universe.isGiven(assembly)) return `${shown} is not public`;
    if (name.startsWith("Microsoft.FSharp.")) return `${shown} is a type of F# that has no counterpart here`;
    const isOfPlatform = /^(?:System|Microsoft|netstandard|mscorlib|Akka)(?:\.|$)/.test(assembly);
    return isOfPlatform ? `${shown} has no counterpart` : `${shown} is in ${assembly}, which was not given: add ${assembly}.dll`;
  }

  #enumOf({ values = [], underlying, ...rest }: TypeDescription, base: Pick<Contract, "node" | "home" | "summary">): Contract {
    const isWide = underlying === "System.Int64" || underlying === "System.UInt64";
    return { ...base, kind: "enum", values, isFlags: attributeOf(rest, "System.Flags") !== undefined, isWide };
  }

  #objectOf(
    node: TypeNode,
    { description, assembly }: FoundType,
    base: Pick<Contract, "node" | "home" | "summary">,
  ): ObjectContract | string {
    const shown = displayNameOf(node);
    const values = new Map((description.parameters ?? []).map((parameter, index) => [parameter, node.arguments?.[index] as TypeNode]));
    if (values.size > 0) this.#usedGenerics.add(description);
    if (this.#basesOf(description).some(isException))
      return `${shown} is an exception, which Akka.NET cannot read back: send it inside of Status.Failure, and name yours with registry.error`;
    const reason = whyNoObject(description);
    if (reason !== undefined) return `${shown} ${reason}`;
    const parent = description.base && substituted(description.base, values);
    const baseContract = parent && this.#baseOf(shown, parent);
    if (typeof baseContract === "string") return baseContract;
    const interfaces = (description.interfaces ?? []).map((implemented) => wireNameOf(substituted(implemented, values)));
    const contract: ObjectContract = {
      ...base,
      kind: "object",
      isAbstract: description.abstract === true,
      isStruct: description.kind === "struct",
      interfaces: [...new Set([...interfaces, ...(baseContract?.interfaces ?? [])])],
      parts: { base: baseContract, members: [] },
    };
    this.#unfinished.push(() => {
      contract.parts.members = this.#membersOf(
        { shown, home: contract.home, assembly },
        description,
        values,
        inheritedMembersOf(baseContract),
      );
      if (description.abstract !== true) this.#noteUnreadInherited(shown, contract.home, description);
    });
    return contract;
  }

  /** Members of base classes that only a constructor can set, and that of this class does not. */
  #noteUnreadInherited(shown: string, home: string, type: TypeDescription): void {
    const parameters = parametersOf(type);
    for (const base of this.#basesOf(type)) {
      const found = this.#universe.find(base)?.description;
      if (found === undefined) return;
      for (const { member, wireName, isRead } of writtenMembersOf(found, isOptIn(found))) {
        const isSet = member.readOnly !== true || parameters.has(member.name.toLowerCase()) || parameters.has(wireName.toLowerCase());
        if (!isRead || isSet) continue;
        const reason = `has no setter in ${displayNameOf(base)} and is not a parameter of the constructor: Akka.NET writes it and does not read it`;
        this.#addGap(`${shown}.${member.name}`, home, reason, false);
      }
    }
  }

  #baseOf(shown: string, parent: TypeNode): ObjectContract | string | undefined {
    if (parent.name === "System.EventArgs") return undefined; // no members
    const contract = this.#contractOf(parent);
    if (typeof contract === "string") {
      const name = displayNameOf(parent);
      return `${shown} extends ${name}, which ${contract.startsWith(`${name} `) ? contract.slice(name.length + 1) : `has no counterpart: ${contract}`}`;
    }
    return contract.kind === "object" ? contract : `${shown} extends ${displayNameOf(parent)}, which is not a message`;
  }

  #membersOf(
    { shown, home, assembly }: { readonly shown: string; readonly home: string; readonly assembly: string },
    type: TypeDescription,
    values: ReadonlyMap<string, TypeNode>,
    inherited: ReadonlyMap<string, string>,
  ): readonly ContractMember[] {
    const isOptedIn = isOptIn(type) || this.#basesOf(type).some((base) => isOptIn(this.#universe.find(base)?.description ?? type));
    const members: ContractMember[] = [];
    const names = new Set<string>();
    for (const { member, wireName, isRead } of writtenMembersOf(type, isOptedIn)) {
      const subject = `${shown}.${member.name}`;
      const node = substituted(member.type, values);
      const declaration = whyNoMember(member) ?? declarationOf(node, "member", (other) => this.#contractOf(other));
      if (!isRead && assembly !== "System.Private.CoreLib") {
        this.#addGap(
          subject,
          home,
          "has no setter and is not a parameter of the constructor: Akka.NET writes it and does not read it, so it is not a member here",
          false,
        );
        continue;
      }
      if (typeof declaration === "string") {
        this.#addGap(subject, home, declaration);
        continue;
      }
      const wireType = wireNameOf(node);
      const hidden = inherited.get(wireName);
      if (hidden !== undefined) {
        if (hidden !== wireType) this.#addGap(subject, home, "hides a member of its base class, which has another type");
        continue; // the base class has it
      }
      if ((node.rank ?? 1) > 2)
        this.#addGap(subject, home, "is an array of three dimensions, which Akka.NET cannot read when it has written it itself", false);
      const caution = Object.hasOwn(COLLECTIONS, node.name ?? "") ? COLLECTIONS[node.name ?? ""]?.caution : undefined;
      if (caution !== undefined) this.#addGap(subject, home, caution, false);
      const camel = camelCaseOf(wireName);
      const name = names.has(camel) ? wireName : camel;
      if (names.has(name) || name === "__proto__" || name.startsWith("$")) {
        this.#addGap(subject, home, `cannot be called "${name}" here`);
        continue;
      }
      names.add(name);
      const isImplied = name.charAt(0).toUpperCase() + name.slice(1) === wireName;
      members.push({ name, wireName, isImplied, wireType, declaration, summary: member.summary });
    }
    return members;
  }

  /** The assembly that knows all parts of a type; empty when none of those given is among them and there are several. */
  #homeOf(node: TypeNode): string {
    const { assemblies } = this.#universe;
    const home = assembliesIn(node).reduce((last, assembly) => Math.max(last, this.#universe.indexOf(assembly)), -1);
    return assemblies[home]?.name ?? (assemblies.length === 1 ? (assemblies[0]?.name ?? "") : "");
  }
}

/** By wire name the types of the members that base classes have. */
function inheritedMembersOf(base: ObjectContract | undefined): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (let current = base; current !== undefined; current = current.parts.base)
    for (const { wireName, wireType } of current.parts.members) types.set(wireName, wireType);
  return types;
}

function isException({ name = "" }: TypeNode): boolean {
  return name === "System.Exception" || /^System\..*Exception$/.test(name);
}

/** `OrderId` as `orderId`, `URL` as `url`, `IPAddress` as `ipAddress`. */
function camelCaseOf(name: string): string {
  const capitals = /^\p{Lu}+/u.exec(name)?.[0] ?? "";
  const isFollowedByWord = /^\p{Ll}/u.test(name.slice(capitals.length));
  const length = capitals.length > 1 && isFollowedByWord ? capitals.length - 1 : capitals.length;
  return name.slice(0, length).toLowerCase() + name.slice(length);
}

/** Without the attributes that depend on where it is used. */
function bare(node: TypeNode): TypeNode {
  return { ...node, nullability: 0 };
}

function assembliesIn(node: TypeNode): readonly string[] {
  return [node.assembly ?? "", ...(node.arguments ?? []).flatMap(assembliesIn)];
}
