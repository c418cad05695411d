import { SchemaViolationError } from "./errors.ts";

/** A schema of zod, valibot, arktype or any other library that has the Standard Schema interface, version 1. */
export interface StandardSchema {
  /** The Standard Schema interface, version 1. */
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult | Promise<StandardResult>;
  };
}

/** The result of checking a value by a schema. */
export interface StandardResult {
  /** Absent when the value is as it should be. */
  readonly issues?: readonly StandardIssue[] | undefined;
}

/** One thing that is wrong with a value. */
export interface StandardIssue {
  /** What is wrong. */
  readonly message: string;
  /** Where, as keys from the outside in. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** So many issues are told of; a large list may have one for each element. */
const TOLD = 5;

/** Throws {@link SchemaViolationError} unless `value`, of the .NET type `typeName`, is as `schema` wants it. What else the schema would make of it is not used. */
export function assertValid(schema: StandardSchema, value: unknown, typeName: string): void {
  const result = schema["~standard"].validate(value);
  if (result instanceof Promise) {
    result.catch(() => {}); // its result would be too late
    throw new SchemaViolationError(`the schema of ${typeName} answers with a promise; messages are checked by schemas that answer at once`);
  }
  const { issues } = result;
  if (issues === undefined || issues.length === 0) return;
  const told = issues
    .slice(0, TOLD)
    .map(({ path = [], message }) => `${path.length === 0 ? "" : `${pathText(path)}: `}${message.slice(0, 200)}`);
  const more = issues.length > TOLD ? `; and ${issues.length - TOLD} more` : "";
  throw new SchemaViolationError(`not as the schema of ${typeName} wants it: ${told.join("; ")}${more}`);
}

function pathText(path: readonly (PropertyKey | { readonly key: PropertyKey })[]): string {
  const keys = path.map((step) => (typeof step === "object" ? step.key : step));
  return keys.map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`)).join("");
}
