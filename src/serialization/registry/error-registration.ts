import { type Constructor, type MemberDeclaration, type MemberDeclarations, MemberType } from "../members/codec.ts";
import { InvalidRegistrationError } from "../values/errors.ts";
import { pin } from "../members/pinned.ts";

/** One field of a registered error class. */
export interface ErrorField {
  /** Its name in TypeScript. */
  readonly name: string;
  /** Its name in the .NET exception's serialization data. */
  readonly wireName: string;
  /** What an instance has whose sender left the field out. */
  readonly initial: () => unknown;
  /** The value as it is given to a serializer. */
  readonly payloadOf: (value: unknown) => unknown;
}

/** An error class with a .NET name. */
export interface ErrorRegistration {
  /** Normalized; the first is written, all are read. */
  readonly names: readonly string[];
  /** The error class. */
  readonly type: Constructor<Error>;
  /** Fields that travel with it. */
  readonly fields: readonly ErrorField[];
}

/** Throws {@link InvalidRegistrationError} if `type` is not an error class or if a name lacks its assembly. */
export function errorRegistration(names: readonly string[], type: Constructor<Error>, members: MemberDeclarations): ErrorRegistration {
  const [name = ""] = names;
  if (typeof type !== "function" || !(type.prototype instanceof Error)) {
    throw new InvalidRegistrationError(`${name}: ${typeof type === "function" ? type.name : typeof type} does not extend Error.`);
  }
  const unqualified = names.find((each) => !each.includes(","));
  if (unqualified !== undefined) {
    throw new InvalidRegistrationError(
      `"${unqualified}" lacks its assembly. Write: registry.error("${unqualified}, Assembly", ${type.name}, { … })`,
    );
  }
  return { names, type, fields: Object.entries(members).map(([member, declaration]) => fieldOf(member, declaration)) };
}

function fieldOf(name: string, declaration: MemberDeclaration): ErrorField {
  const type = declaration instanceof MemberType ? declaration : undefined;
  return {
    name,
    wireName: type?.wireName ?? name.charAt(0).toUpperCase() + name.slice(1),
    initial: () => type?.initial() ?? null,
    payloadOf: (value) => {
      const isNumeric = typeof value === "number" || typeof value === "bigint";
      return isNumeric && type !== undefined && type.initial() !== null ? pin(type, value) : value; // 2 as Int32, Int64 or Double
    },
  };
}
