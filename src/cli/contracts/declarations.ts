import type { TypeNode } from "./assembly-description.ts";
import type { Contract, Declaration, EnumContract, ObjectContract } from "./contract.ts";
import { COLLECTIONS, type CollectionForm, SCALARS } from "./framework-types.ts";
import { displayNameOf, runningAssemblyOf, wireNameOf } from "./universe.ts";

/** Dimensions of an array that the types of `t.arrayOf` can say. */
const HIGHEST_RANK = 3;

/** Where a type stands. Members may be left out; elements are always there. */
export type Place = "member" | "element" | "key";

/** Finds the contract of another type, or the reason why there is none. */
export type ContractOf = (node: TypeNode) => Contract | string;

/** How a type is declared with `t`, or the reason why it cannot be. */
export function declarationOf(node: TypeNode, place: Place, contractOf: ContractOf): Declaration | string {
  if (node.kind === "other") return `${node.name} cannot be sent`;
  if (node.kind === "parameter") return `what ${node.name} is stays open`;
  if (place === "key") return keyOf(node, contractOf);
  if (node.kind === "array") return arrayOf(node, place, contractOf);
  const { name = "" } = node;
  if (name === "System.Nullable`1") return nullableValue(node.arguments?.[0] as TypeNode, contractOf);
  if (name === "System.Collections.Generic.KeyValuePair`2") return pair(node, contractOf);
  if (name === "System.Object") return fixed("t.object", "unknown");
  if (name === "System.Uri" && place === "member") return fixed("t.nullable(t.string)", "string | null");
  const scalar = Object.hasOwn(SCALARS, name) ? SCALARS[name] : undefined;
  if (scalar?.isReference) return reference(fixed(scalar.code, scalar.type), node, place);
  if (scalar !== undefined)
    return name === "System.String" ? text(fixed(scalar.code, scalar.type), node, place) : fixed(scalar.code, scalar.type);
  const form = Object.hasOwn(COLLECTIONS, name) ? COLLECTIONS[name] : undefined;
  if (form !== undefined) return collection(form, node, place, contractOf);
  const contract = contractOf(node);
  if (typeof contract === "string") return contract;
  switch (contract.kind) {
    case "enum":
      return enumeration(contract);
    case "object":
      return contract.isStruct ? struct(contract) : reference(classOf(contract), node, place);
    case "interface":
      return reference(interfaceOf(contract), node, place);
    case "actor":
      return `${displayNameOf(node)} is an actor, not a message`;
  }
}

function fixed(code: string, type: string): Declaration {
  return { code: () => code, type: () => type };
}

function nullable(inner: Declaration): Declaration {
  return { code: (names) => `t.nullable(${inner.code(names)})`, type: (names) => `${inner.type(names)} | null` };
}

/** A reference that is null by default as a member, unless its annotation excludes null; as an element only if its annotation allows null. */
function reference(inner: Declaration, node: TypeNode, place: Place): Declaration {
  if (place === "member" && node.nullability === 1)
    return { code: (names) => `t.required(${inner.code(names)})`, type: (names) => inner.type(names) };
  if (place === "member") return { code: (names) => inner.code(names), type: (names) => `${inner.type(names)} | null` };
  return node.nullability === 2 ? nullable(inner) : inner;
}

/** A reference that is read as empty if left out, unless it may be null: as a member it may, without an annotation. */
function text(inner: Declaration, { nullability = 0 }: TypeNode, place: Place): Declaration {
  return nullability === 2 || (nullability === 0 && place === "member") ? nullable(inner) : inner;
}

function nullableValue(node: TypeNode, contractOf: ContractOf): Declaration | string {
  const inner = declarationOf(node, "element", contractOf);
  return typeof inner === "string" ? inner : nullable(inner);
}

function enumeration(contract: EnumContract): Declaration {
  return { code: (names) => `${names.of(contract)}Type`, type: (names) => names.of(contract) };
}

function struct(contract: ObjectContract): Declaration {
  return { code: (names) => `t.struct(() => ${names.of(contract)})`, type: (names) => names.of(contract) };
}

function classOf(contract: ObjectContract): Declaration {
  return {
    code: (names) => (names.isDefined(contract) ? names.of(contract) : `t.lazy(() => ${names.of(contract)})`),
    type: (names) => names.of(contract),
  };
}

function interfaceOf(contract: Contract): Declaration {
  const name = JSON.stringify(wireNameOf(contract.node));
  return { code: (names) => `t.abstract<${names.of(contract)}>(${name})`, type: (names) => names.of(contract) };
}

function keyOf(node: TypeNode, contractOf: ContractOf): Declaration | string {
  const scalar = node.kind === "named" && Object.hasOwn(SCALARS, node.name ?? "") ? SCALARS[node.name ?? ""] : undefined;
  if (scalar?.isKey) return fixed(scalar.code, scalar.type);
  const contract = scalar === undefined && node.valueType === true ? contractOf(node) : undefined;
  if (typeof contract === "object" && contract.kind === "enum") return enumeration(contract);
  return `${displayNameOf(node)} cannot be the key of a dictionary`;
}

function arrayOf(node: TypeNode, place: Place, contractOf: ContractOf): Declaration | string {
  const element = node.arguments?.[0] as TypeNode;
  const rank = node.rank ?? 1;
  if (rank > HIGHEST_RANK) return `an array of more than ${HIGHEST_RANK} dimensions has no counterpart`;
  if (element.name === "System.Byte" && rank === 1) return text(fixed("t.bytes", "Uint8Array"), node, place);
  const inner = declarationOf(element, "element", contractOf);
  if (typeof inner === "string") return inner;
  return text(rank === 1 ? sequence("t.arrayOf", inner, "") : grid(inner, rank), node, place);
}

function grid(inner: Declaration, rank: number): Declaration {
  const flat = sequence("t.arrayOf", inner, `, ${rank}`);
  return { code: (names) => flat.code(names), type: (names) => `${flat.type(names)}${"[]".repeat(rank - 1)}` };
}

function pair(node: TypeNode, contractOf: ContractOf): Declaration | string {
  const [key, value] = (node.arguments ?? []).map((argument) => declarationOf(argument, "element", contractOf));
  if (typeof key !== "object" || typeof value !== "object") return typeof key === "string" ? key : (value as string);
  return {
    code: (names) => `t.keyValuePairOf(${key.code(names)}, ${value.code(names)})`,
    type: (names) => `[${key.type(names)}, ${value.type(names)}]`,
  };
}

function collection(form: CollectionForm, node: TypeNode, place: Place, contractOf: ContractOf): Declaration | string {
  const [first, second] = node.arguments ?? [];
  // An element that is declared by an interface has to be named so, as part of the name of what holds it.
  const ownName = `${(node.name ?? "").replace(/`\d$/, "")}, ${runningAssemblyOf(node)}`;
  const named = place === "member" ? (form.isNamed ? form.name : "") : ownName === form.name && !form.isNamed ? "" : ownName;
  const isImplied = named === "" || form.code === "t.immutableListOf" || form.code === "t.immutableDictionaryOf";
  const name = isImplied ? "" : `, ${JSON.stringify(named)}`;
  if (form.shape !== "map") {
    const inner = declarationOf(first as TypeNode, "element", contractOf);
    if (typeof inner === "string") return inner;
    const made = form.shape === "set" ? set(form.code, inner, name) : sequence(form.code, inner, name);
    return node.valueType === true ? made : text(made, node, place);
  }
  const key = declarationOf(first as TypeNode, "key", contractOf);
  if (typeof key === "string") return key;
  const value = declarationOf(second as TypeNode, "element", contractOf);
  return typeof value === "string" ? value : text(map(form.code, key, value, name), node, place);
}

function sequence(code: string, inner: Declaration, name: string): Declaration {
  return {
    code: (names) => `${code}(${inner.code(names)}${name})`,
    type: (names) => (inner.type(names).includes(" ") ? `(${inner.type(names)})[]` : `${inner.type(names)}[]`),
  };
}

function set(code: string, inner: Declaration, name: string): Declaration {
  return { code: (names) => `${code}(${inner.code(names)}${name})`, type: (names) => `Set<${inner.type(names)}>` };
}

function map(code: string, key: Declaration, value: Declaration, name: string): Declaration {
  return {
    code: (names) => `${code}(${key.code(names)}, ${value.code(names)}${name})`,
    type: (names) => `Map<${key.type(names)}, ${value.type(names)}>`,
  };
}
