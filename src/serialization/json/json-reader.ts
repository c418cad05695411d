import type { ActorRefResolver } from "./actor-ref-resolver.ts";
import { JsonScanner } from "./json-scanner.ts";

/** Reads the rest of an object whose head, up to and including `$type`, has been read. */
export interface TypedReader {
  readRest(reader: JsonReader): unknown;
}

/** What a {@link JsonReader} must know of the types that a document may name. */
export interface ReadableTypes {
  /** The reader of a type named in the document. Throws `UnknownManifestError`; nothing is ever loaded by name. */
  readerOf(typeName: string): TypedReader;
  /** The name under which a collection of the named type may be written; `undefined` for a type that is unknown or no collection. */
  collectionName(typeName: string): string | undefined;
  /** A Double and a Single that no declaration types are read as such, not as numbers. */
  readonly keepsNumberTypes: boolean;
  /** Remembers how `value` was read where only the document decided it, so that it is written the same way again. */
  noteArrival(value: unknown, reader: TypedReader): void;
}

/** What stands at the beginning of an object. */
export type Head = "members" | "reference" | "surrogate";

/**
 * A document being read: the scanner, plus what Newtonsoft.Json adds to JSON, which is numbered objects, references to
 * them, type names and number stand-ins.
 */
export class JsonReader extends JsonScanner {
  readonly types: ReadableTypes;
  readonly refs: ActorRefResolver<unknown>;
  /** Of the head read last. */
  headId: string | undefined;
  headType: string | undefined;
  headReference = "";
  headSurrogate = "";
  #objects: Map<string, unknown> | undefined;

  constructor(text: string, types: ReadableTypes, refs: ActorRefResolver<unknown>, maximumDepth: number) {
    super(text, maximumDepth);
    this.types = types;
    this.refs = refs;
  }

  /**
   * Reads `{` and the metadata behind it. With "members", {@link hasMember} comes next and `headId` and `headType` are set;
   * with the other two the object has been read to its end.
   */
  readHead(): Head {
    this.beginObject();
    this.headId = undefined;
    this.headType = undefined;
    // The two that come first in nearly every object, as they are nearly always spelled.
    if (this.tryName('"$id":"')) {
      this.headId = this.readString();
      if (!this.nextMemberOfHead()) return "members";
    }
    if (this.tryName('"$type":"')) {
      this.headType = this.readString();
      if (!this.nextMemberOfHead()) return "members";
    }
    return this.startsMetadata() ? this.#readRestOfHead() : "members";
  }

  /**
   * Makes `value` the target of references to `id`. Called before its members are read, since they may refer back. Only for values that
   * the writer writes once and then by reference: what is read as a graph and written as a tree grows without bound.
   */
  remember(id: string | undefined, value: unknown): void {
    if (id === undefined) return;
    this.#objects ??= new Map();
    this.#objects.set(id, value);
  }

  /** The object that a reference names. Throws if the document does not contain it before this point. */
  referenced(id: string): unknown {
    const objects = this.#objects;
    if (objects?.has(id) === true) return objects.get(id);
    return this.fail(`reference to object ${id}, which is not in the document, not yet built, or not of a type that can be shared`);
  }

  #readRestOfHead(): Head {
    while (this.startsMetadata()) {
      const start = this.at;
      const key = this.readKey();
      if (key === "$id") {
        this.headId = this.isAtString() ? this.readString() : this.readNumberText();
      } else if (key === "$type") {
        this.headType = this.readString();
      } else if (key === "$ref") {
        this.headReference = this.readString();
        if (this.nextMember()) this.fail("an object with $ref must hold nothing else");
        return "reference";
      } else if (key === "$" && this.headType === undefined) {
        this.headSurrogate = this.readString();
        while (this.nextMember()) this.skipMember(); // INTEROP: what else stands there is ignored (PrimitiveNumberConverter)
        return "surrogate";
      } else {
        this.at = start;
        return "members";
      }
      if (!this.nextMemberOfHead()) break;
    }
    return "members";
  }
}
