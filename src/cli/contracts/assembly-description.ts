// What tools/contracts-reader prints. Left out means false, none or empty.

export interface AssemblyDescription {
  readonly name: string;
  /** Names of the assemblies it was compiled against. */
  readonly references: readonly string[];
  /** The public ones, in the order of their names. */
  readonly types: readonly TypeDescription[];
}

/** A type as a signature names it. */
export interface TypeNode {
  readonly kind: "named" | "array" | "parameter" | "other";
  /** `Namespace.Outer+Inner`1`, or the name of a type parameter. */
  readonly name?: string;
  readonly assembly?: string;
  readonly valueType?: boolean;
  /** Of an array. */
  readonly rank?: number;
  /** Type arguments; of an array its element. */
  readonly arguments?: readonly TypeNode[];
  /** 0 or left out: compiled without nullable references. 1: never null. 2: may be null. */
  readonly nullability?: number;
}

export interface TypeDescription {
  readonly name: string;
  readonly kind: "class" | "struct" | "interface" | "enum" | "delegate";
  readonly abstract?: boolean;
  readonly static?: boolean;
  /** Names of the type parameters, those of the types around it first. */
  readonly parameters?: readonly string[];
  /** Left out for System.Object. */
  readonly base?: TypeNode;
  readonly interfaces?: readonly TypeNode[];
  readonly summary?: string;
  readonly attributes?: readonly AttributeDescription[];
  readonly members?: readonly MemberDescription[];
  readonly constructors?: readonly ConstructorDescription[];
  readonly values?: readonly EnumValueDescription[];
  /** Of an enum: the integer type behind it, `System.Int64`. */
  readonly underlying?: string;
}

export interface MemberDescription {
  readonly name: string;
  readonly type: TypeNode;
  readonly summary?: string;
  readonly attributes?: readonly AttributeDescription[];
  readonly field?: boolean;
  /** Without setter, also without a private one; a readonly field. */
  readonly readOnly?: boolean;
  /** Not public; described because it has attributes. */
  readonly hidden?: boolean;
  /** `[NonSerialized]`. */
  readonly ignored?: boolean;
}

export interface ConstructorDescription {
  readonly parameters: readonly { readonly name: string; readonly type: TypeNode }[];
  readonly public?: boolean;
  readonly attributes?: readonly AttributeDescription[];
}

export interface EnumValueDescription {
  readonly name: string;
  /** In decimal digits: an enum may have 64 bits. */
  readonly value: string;
  readonly summary?: string;
}

export interface AttributeDescription {
  readonly name: string;
  readonly arguments?: readonly unknown[];
  readonly named?: Readonly<Record<string, unknown>>;
}

/** The attribute of that name, given without the word Attribute. */
export function attributeOf(
  owner: { readonly attributes?: readonly AttributeDescription[] },
  name: string,
): AttributeDescription | undefined {
  return owner.attributes?.find((attribute) => attribute.name === `${name}Attribute`);
}
