import { RitsemError, withoutAssembly } from "../../base/index.ts";
import type { ExceptionData } from "../wire/exception-data.ts";

/** The type of an exception that every .NET system can load. */
export const EXCEPTION_TYPE = "System.Exception, System.Private.CoreLib";

const ORIGIN: unique symbol = Symbol("ritsem.remote-exception.origin");

/**
 * An exception that was thrown in another system, of a type that has no class here; `registry.error` gives it one. `message` is the one it had
 * there, `name` the type, `stack` where it was thrown. Sent on, it travels with everything it came with.
 */
export class RemoteException extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_EXCEPTION";
  /** Its type in the other system, such as `System.InvalidOperationException, System.Private.CoreLib`. */
  readonly typeName: string;
  /** Where it was thrown in the other system; empty if it was never thrown. */
  readonly remoteStackTrace: string;

  constructor(data: ExceptionData, options: { readonly cause?: unknown } = {}) {
    super(data.message, options);
    this.typeName = data.typeName;
    this.remoteStackTrace = data.stackTrace;
    this.name = errorNameFrom(data);
  }
}

/** What `error` arrived as; `undefined` for an error that was made here. */
export function originOf(error: Error): ExceptionData | undefined {
  return (error as { readonly [ORIGIN]?: ExceptionData })[ORIGIN];
}

/** Gives an error that was made from `data` its remote stack, and remembers `data` to send it on unchanged. */
export function withOrigin<E extends Error>(error: E, data: ExceptionData): E {
  const { message, stackTrace } = data;
  const head = `${error.name}: ${message}`;
  error.stack = stackTrace === "" || stackTrace.startsWith(head) ? stackTrace || head : `${head}\n${stackTrace}`;
  Object.defineProperty(error, ORIGIN, { value: data });
  return error;
}

/** `TypeError` for an error of a Ritsem node, whose stack names it; `System.InvalidOperationException` for one of .NET. */
function errorNameFrom({ typeName, stackTrace }: ExceptionData): string {
  const named = typeName === EXCEPTION_TYPE ? /^([A-Za-z][A-Za-z0-9_$.]*)(?::|\n|$)/.exec(stackTrace)?.[1] : undefined;
  return named ?? withoutAssembly(typeName);
}
