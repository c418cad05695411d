import type { ConstructorDescription, EnumValueDescription, TypeNode } from "./assembly-description.ts";

/** The TypeScript counterpart of a .NET type. */
export type Contract = EnumContract | ObjectContract | InterfaceContract | ActorContract;

interface ContractBase {
  /** The type as its own signature would name it, with its arguments. */
  readonly node: TypeNode;
  /** The assembly whose file it goes to; empty for types that are all .NET's own. */
  readonly home: string;
  readonly summary: string | undefined;
}

export interface EnumContract extends ContractBase {
  readonly kind: "enum";
  readonly values: readonly EnumValueDescription[];
  /** Values may be combined: any number is one. */
  readonly isFlags: boolean;
  /** Values are bigints: the enum has 64 bits. */
  readonly isWide: boolean;
}

/** A class, a record or a struct. */
export interface ObjectContract extends ContractBase {
  readonly kind: "object";
  readonly isAbstract: boolean;
  readonly isStruct: boolean;
  /** Wire names of the interfaces it implements, also through its base. */
  readonly interfaces: readonly string[];
  /** What its parts are; filled once the contract itself is known, since members may lead back to it. */
  readonly parts: { base: ObjectContract | undefined; members: readonly ContractMember[] };
}

export interface ContractMember {
  readonly name: string;
  readonly wireName: string;
  /** The wire name is the name with its first letter in upper case. */
  readonly isImplied: boolean;
  /** The name of its type, to compare with that of another. */
  readonly wireType: string;
  readonly declaration: Declaration;
  readonly summary: string | undefined;
}

/** Stands for whichever registered class implements it. */
export interface InterfaceContract extends ContractBase {
  readonly kind: "interface";
}

/** An actor class that may be deployed on a node where it exists. */
export interface ActorContract extends ContractBase {
  readonly kind: "actor";
  readonly constructors: readonly ConstructorDescription[];
  /** Parameters of the constructor that another node can be asked to call; `undefined` if there is none. */
  readonly parameters: readonly ActorParameter[] | undefined;
}

export interface ActorParameter {
  readonly name: string;
  readonly declaration: Declaration;
  /** What determines the .NET type of a bare number. */
  readonly pin: "int" | "double" | undefined;
}

/** How a member is declared, and what TypeScript's type of it is. Texts are made when all names are known. */
export interface Declaration {
  code(names: Names): string;
  type(names: Names): string;
}

/** The names of one generated file. */
export interface Names {
  /** The name of a class, enum or interface. */
  of(contract: Contract): string;
  /** The same, and it is there when the class that mentions it is defined: defined further up, or imported. */
  isDefined(contract: Contract): boolean;
}

/** Part of an assembly that has no counterpart, or must be used with care. */
export interface Gap {
  /** In C#'s spelling: `Shop.Order.Total`. */
  readonly subject: string;
  /** The assembly that contains it. */
  readonly home: string;
  readonly reason: string;
  /** It was not generated. Otherwise it was, and the reason says what to note. */
  readonly isLeftOut: boolean;
}
