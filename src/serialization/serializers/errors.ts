import { isRitsemError } from "../../base/index.ts";
import { SerializationError } from "../values/errors.ts";
import type { Serializer } from "./serializer.ts";

/** A serializer threw an error of its own while it wrote a message; the error is the `cause`. */
export class SerializerFailedError extends SerializationError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_SERIALIZATION_SERIALIZER_FAILED";
  /** What is wrong: serializer, type and reason. */
  readonly #what: string;
  readonly #layers: readonly string[];

  /** `layers`: the types of the messages around it, innermost first. `recipient`: where the whole was to go. */
  constructor(what: string, cause: unknown, layers: readonly string[] = [], recipient?: string) {
    const inside = layers.map((type) => `, inside ${type}`).join("");
    const target = recipient === undefined ? "" : `, sent to ${recipient}`;
    super(`${what}${inside}${target}. Correct its toBytes, or bind the type to another serializer in akka.actor.serialization-bindings.`, {
      cause,
    });
    this.#what = what;
    this.#layers = layers;
  }

  /** The same, known to have happened inside another message. */
  within(layer: string): SerializerFailedError {
    return new SerializerFailedError(this.#what, this.cause, [...this.#layers, layer]);
  }

  /** The same, known to have been on its way to `recipient`. */
  sentTo(recipient: string): SerializerFailedError {
    return new SerializerFailedError(this.#what, this.cause, this.#layers, recipient);
  }
}

/** What to throw when `serializer` threw `error` for `message`: an error of this library as it is, any other with the names of both. */
export function serializerFailure(error: unknown, serializer: Serializer, message: unknown): unknown {
  if (error instanceof SerializerFailedError) return error.within(typeNameOf(message));
  if (isRitsemError(error)) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const name = `${serializer.constructor.name || "without a name"} (id ${serializer.identifier})`;
  return new SerializerFailedError(
    `Serializer ${name} threw while it wrote a message of type ${typeNameOf(message)}: ${reason.replace(/\.$/, "")}`,
    error,
  );
}

function typeNameOf(message: unknown): string {
  if (typeof message !== "object" || message === null) return typeof message;
  const name: unknown = (message as { readonly constructor?: { readonly name?: unknown } }).constructor?.name;
  return typeof name === "string" && name !== "" ? name : "object";
}
