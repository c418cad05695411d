import { ActorInitializationError, ActorKilledError, DeathPactError } from "../../actor/index.ts";
import { RitsemError } from "../../base/index.ts";
import type { ExceptionData } from "../wire/exception-data.ts";
import { NULL_PAYLOAD, type Payload } from "../wire/payload.ts";

const EXCEPTION_TYPE = "System.Exception, System.Private.CoreLib";
/** Causes of causes that travel. Errors may go round in a circle, and a supervisor learns nothing from the twentieth. */
const DEEPEST_CAUSE = 8;
/** Characters of a text or stack that travel, half as many for each cause: a failure that does not fit into a frame would never reach its supervisor. */
const LONGEST_TEXT = 4000;

/** An exception that was thrown in another system. `message` is the one it had there, `name` the type, `stack` where it was thrown. */
export class RemoteException extends RitsemError {
  readonly code = "RITSEM_REMOTE_EXCEPTION";
  /** Its type over there, such as `System.InvalidOperationException, System.Private.CoreLib`. */
  readonly typeName: string;
  /** Where it was thrown over there; empty when it never was. */
  readonly remoteStackTrace: string;

  constructor(data: ExceptionData) {
    super(data.message, data.inner === undefined ? {} : { cause: errorFromExceptionData(data.inner) });
    this.typeName = data.typeName;
    this.remoteStackTrace = data.stackTrace;
    this.name = errorNameFrom(data);
    showRemoteStack(this, data);
  }
}

/** An error that both runtimes have a class for, since strategies decide by it. */
interface SharedError {
  readonly type: new (message: string, options?: { cause?: unknown }) => Error;
  readonly typeName: string;
  /** Types over there that mean the same to a strategy, and that this runtime reads as this one. */
  readonly subtypeNames?: readonly string[];
  /** What the constructor that .NET reads it with insists on. */
  readonly fields: ReadonlyMap<string, Payload>;
}

const NO_FIELDS: ReadonlyMap<string, Payload> = new Map();
/** In the order of `instanceof`. */
const SHARED_ERRORS: readonly SharedError[] = [
  {
    type: ActorInitializationError,
    typeName: "Akka.Actor.ActorInitializationException, Akka",
    subtypeNames: ["Akka.Actor.PostRestartException, Akka"],
    fields: new Map([["Actor", NULL_PAYLOAD]]),
  },
  { type: ActorKilledError, typeName: "Akka.Actor.ActorKilledException, Akka", fields: NO_FIELDS },
  { type: DeathPactError, typeName: "Akka.Actor.DeathPactException, Akka", fields: NO_FIELDS },
];

/** The error that travelled: of its own class when this runtime has it, a {@link RemoteException} otherwise. */
export function errorFromExceptionData(data: ExceptionData): Error {
  const shared = SHARED_ERRORS.find(
    ({ typeName, subtypeNames = [] }) => typeName === data.typeName || subtypeNames.includes(data.typeName),
  );
  if (shared === undefined) return new RemoteException(data);
  const error = new shared.type(data.message, data.inner === undefined ? {} : { cause: errorFromExceptionData(data.inner) });
  showRemoteStack(error, data);
  return error;
}

/**
 * An error as it travels. A {@link RemoteException} goes back as what it was; those that Akka.NET has too under their names there; every other
 * as a plain `System.Exception`, with its own name in front of its stack.
 * INTEROP: .NET makes an exception only of a type that it can load, and drops the whole message otherwise.
 */
export function exceptionDataFrom(error: Error, depth = 0): ExceptionData {
  const isRemote = error instanceof RemoteException;
  const shared = SHARED_ERRORS.find(({ type }) => error instanceof type);
  const typeName = isRemote ? error.typeName : (shared?.typeName ?? EXCEPTION_TYPE);
  return {
    typeName,
    message: shortened(error.message, depth),
    stackTrace: shortened(isRemote ? error.remoteStackTrace : (error.stack ?? ""), depth),
    source: "",
    inner: error.cause instanceof Error && depth < DEEPEST_CAUSE ? exceptionDataFrom(error.cause, depth + 1) : undefined,
    customFields: shared?.fields ?? NO_FIELDS,
    typeForwardedFrom: typeName === EXCEPTION_TYPE ? "mscorlib" : "",
  };
}

/** `TypeError` for an error of a Ritsem node, whose stack says it; `System.InvalidOperationException` for one of .NET. */
function errorNameFrom({ typeName, stackTrace }: ExceptionData): string {
  const spoken = typeName === EXCEPTION_TYPE ? /^([A-Za-z][A-Za-z0-9_$.]*)(?::|\n|$)/.exec(stackTrace)?.[1] : undefined;
  return spoken ?? typeName.split(",")[0] ?? typeName;
}

function showRemoteStack(error: Error, { message, stackTrace }: ExceptionData): void {
  const head = `${error.name}: ${message}`;
  error.stack = stackTrace === "" || stackTrace.startsWith(head) ? stackTrace || head : `${head}\n${stackTrace}`;
}

function shortened(text: string, depth: number): string {
  const longest = LONGEST_TEXT >> depth;
  return text.length <= longest ? text : `${text.slice(0, longest)} … (${text.length} characters)`;
}
