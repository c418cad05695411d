import {
  ActorInitializationError,
  ActorKilledError,
  ActorNotFoundError,
  type ActorRef,
  AskTimeoutError,
  DeathPactError,
  InvalidActorNameError,
  InvalidMessageError,
  PostRestartError,
  StashOverflowError,
} from "../../actor/index.ts";
import { OpenCircuitError, ReportedFailureError } from "../../base/index.ts";
import { isActorRef, TimeSpan } from "../../serialization/index.ts";

/** The values of the fields that a .NET exception class adds to those of every exception, by name. */
export type ExceptionFields = Readonly<Record<string, unknown>>;

/** An error that both runtimes have a class for. */
export interface AkkaException {
  readonly type: abstract new (...args: never[]) => Error;
  readonly typeName: string;
  /** What the constructor that .NET reads the exception with requires, null values included. */
  fieldsOf(error: Error): ExceptionFields;
}

/** How an exception of Akka.NET's becomes an error that strategies here decide by. */
export interface AkkaExceptionReader {
  readonly typeNames: readonly string[];
  /** The field that the error has too, if there is one. */
  readonly field?: string;
  /** `value` is that of the field; undefined if it could not be read. */
  create(message: string, cause: unknown, value: unknown): Error;
}

const NONE: ExceptionFields = {};
const noFields = (): ExceptionFields => NONE;

/** What is written under Akka.NET's names, in the order of `instanceof`. */
const AKKA_EXCEPTIONS: readonly AkkaException[] = [
  {
    type: PostRestartError,
    typeName: "Akka.Actor.PostRestartException, Akka",
    fieldsOf: (error) => ({ OriginalCause: (error as PostRestartError).restartCause, ...actorOf(error) }),
  },
  { type: ActorInitializationError, typeName: "Akka.Actor.ActorInitializationException, Akka", fieldsOf: actorOf },
  { type: ActorKilledError, typeName: "Akka.Actor.ActorKilledException, Akka", fieldsOf: noFields },
  {
    type: DeathPactError,
    typeName: "Akka.Actor.DeathPactException, Akka",
    fieldsOf: (error) => ({ DeadActor: (error as DeathPactError).deadActor }),
  },
  { type: AskTimeoutError, typeName: "Akka.Actor.AskTimeoutException, Akka", fieldsOf: noFields },
  { type: ActorNotFoundError, typeName: "Akka.Actor.ActorNotFoundException, Akka", fieldsOf: noFields },
  { type: InvalidActorNameError, typeName: "Akka.Actor.InvalidActorNameException, Akka", fieldsOf: noFields },
  { type: InvalidMessageError, typeName: "Akka.Actor.InvalidMessageException, Akka", fieldsOf: noFields },
  { type: StashOverflowError, typeName: "Akka.Actor.StashOverflowException, Akka", fieldsOf: noFields },
  {
    type: OpenCircuitError,
    typeName: "Akka.Pattern.OpenCircuitException, Akka",
    // INTEROP: OpenCircuitException.cs reads a text and parses it, although it writes a TimeSpan
    fieldsOf: (error) => ({ RemainingDuration: TimeSpan.fromMilliseconds(Math.ceil((error as OpenCircuitError).remainingMs)).toString() }),
  },
  { type: ReportedFailureError, typeName: "Akka.Pattern.UserCalledFailException, Akka", fieldsOf: noFields },
];

/** What is read as an error of this runtime, since strategies stop actors for it, or programs decide by it. INTEROP: the classes that Akka.NET derives from them too. */
export const AKKA_EXCEPTION_READERS: readonly AkkaExceptionReader[] = [
  {
    typeNames: [
      "Akka.Actor.ActorInitializationException, Akka",
      "Akka.Actor.PostRestartException, Akka",
      "Akka.Actor.PreRestartException, Akka",
    ],
    field: "Actor",
    create: (message, cause, actor) => new ActorInitializationError(message, { cause, actor: actorFrom(actor) }),
  },
  { typeNames: ["Akka.Actor.ActorKilledException, Akka"], create: (message, cause) => new ActorKilledError(message, { cause }) },
  {
    typeNames: ["Akka.Actor.DeathPactException, Akka"],
    field: "DeadActor",
    create: (message, cause, deadActor) => new DeathPactError(message, { cause, deadActor: actorFrom(deadActor) }),
  },
  {
    typeNames: ["Akka.Pattern.OpenCircuitException, Akka"],
    field: "RemainingDuration",
    create: (message, cause, remaining) => new OpenCircuitError(message, millisecondsFrom(remaining), { cause }),
  },
  {
    typeNames: ["Akka.Pattern.UserCalledFailException, Akka"],
    create: (message, cause) => new ReportedFailureError(message, { cause }),
  },
];

/** The exception that `error` travels as. */
export function akkaExceptionOf(error: Error): AkkaException | undefined {
  return AKKA_EXCEPTIONS.find(({ type }) => error instanceof type);
}

function actorOf(error: Error): ExceptionFields {
  return { Actor: (error as ActorInitializationError).actor };
}

function actorFrom(value: unknown): ActorRef | undefined {
  return typeof value === "object" && value !== null && isActorRef(value) ? (value as ActorRef) : undefined;
}

/** INTEROP: Akka.NET writes a TimeSpan; what it wrote may have come from here, as a text. */
function millisecondsFrom(value: unknown): number {
  if (value instanceof TimeSpan) return value.toMilliseconds();
  try {
    return typeof value === "string" ? TimeSpan.parse(value).toMilliseconds() : 0;
  } catch {
    return 0;
  }
}
