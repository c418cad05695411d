import { RitsemError } from "../../base/index.ts";
import type { ExceptionData } from "../wire/exception-data.ts";

const EXCEPTION_TYPE = "System.Exception, System.Private.CoreLib";

/** An exception that was thrown in another system. `message` is the one it had there. */
export class RemoteException extends RitsemError {
  readonly code = "RITSEM_REMOTE_EXCEPTION";
  /** Its type over there, such as `System.InvalidOperationException, System.Private.CoreLib`. */
  readonly typeName: string;
  /** Where it was thrown over there; empty when it never was. */
  readonly remoteStackTrace: string;

  constructor(data: ExceptionData) {
    super(data.message, data.inner === undefined ? {} : { cause: new RemoteException(data.inner) });
    this.typeName = data.typeName;
    this.remoteStackTrace = data.stackTrace;
  }
}

/**
 * An error as it travels. A {@link RemoteException} goes back as what it was; every other error as a plain `System.Exception`.
 * INTEROP: .NET makes an exception only of a type that it can load, and drops the whole message otherwise.
 */
export function exceptionDataFrom(error: Error): ExceptionData {
  const isRemote = error instanceof RemoteException;
  return {
    typeName: isRemote ? error.typeName : EXCEPTION_TYPE,
    message: error.message,
    stackTrace: isRemote ? error.remoteStackTrace : (error.stack ?? ""),
    source: "",
    inner: error.cause instanceof Error ? exceptionDataFrom(error.cause) : undefined,
    customFields: new Map(),
    typeForwardedFrom: isRemote ? "" : "mscorlib",
  };
}
