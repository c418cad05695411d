import { inspectAs, RitsemError } from "../../base/index.ts";
import { Address } from "./address.ts";

/** The name is not a valid actor name. */
export class InvalidActorNameError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_INVALID_ACTOR_NAME";
}

/** The text is not a valid actor path. */
export class InvalidActorPathError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_INVALID_ACTOR_PATH";
}

/** Texts up to this length are made once and kept; those of a whole tree of deep actors together would be quadratic. Unit: characters. */
const LONGEST_KEPT_TEXT = 1024;
/** What an error shows of a text that is no path. Unit: characters. */
const LONGEST_SHOWN = 200;
const UID = /^\d{1,10}$/;
const NAME = /^(?:[A-Za-z0-9\-_.*$+:@&=,!~';()]|%[0-9A-Fa-f]{2})+$/;

/**
 * The path of an actor: an address, the names from the root guardian down, and, if it denotes one incarnation rather than any actor at that
 * place, a uid. A uid of 0 means "unspecified". Immutable. Reading `parent`, `name`, `uid` and `depth` takes constant time; everything else
 * takes time proportional to the length of the path.
 */
export class ActorPath {
  /** The address of the system. */
  readonly address: Address;
  /** The path above; the root is its own parent. */
  readonly parent: ActorPath;
  /** The last element; empty for the root. */
  readonly name: string;
  /** The incarnation: a positive 31-bit number, or 0 if unspecified. Only the last element has one. */
  readonly uid: number;
  /**
   * Count of elements; 0 for the root.
   * @internal
   */
  readonly depth: number;
  /**
   * Characters of {@link toStringWithoutAddress}; 1 for the root.
   * @internal
   */
  readonly length: number;
  #text: string | undefined;

  private constructor(address: Address, parent: ActorPath | undefined, name: string, uid: number) {
    this.address = address;
    this.parent = parent ?? this;
    this.name = name;
    this.uid = uid;
    this.depth = parent === undefined ? 0 : parent.depth + 1;
    this.length = parent === undefined ? 1 : parent.length + name.length + (parent.depth === 0 ? 0 : 1);
  }

  /** The root path at `address`. */
  static root(address: Address): ActorPath {
    return new ActorPath(address, undefined, "", 0);
  }

  /** Parses a full path, `akka.tcp://System@host:port/user/a#123`. Throws {@link InvalidActorPathError}. */
  static parse(text: string): ActorPath {
    const authority = text.indexOf("://");
    const slash = authority < 0 ? -1 : text.indexOf("/", authority + 3);
    if (slash < 0) throw invalidPath(text);
    return ActorPath.parseFrom(ActorPath.root(Address.parse(text.slice(0, slash))), text, slash);
  }

  /**
   * Parses the full path `text` from its first slash on, where its root is known. Throws as {@link parse}.
   * @internal
   */
  static parseFrom(root: ActorPath, text: string, slash: number): ActorPath {
    let path = root;
    const hash = text.indexOf("#", slash);
    const names = text.slice(slash + 1, hash < 0 ? undefined : hash);
    if (names !== "") {
      for (const name of names.split("/")) {
        if (!NAME.test(name)) throw invalidPath(text);
        path = path.child(name);
      }
    }
    return hash < 0 ? path : path.withUid(uidFrom(text.slice(hash + 1), text));
  }

  /** Throws {@link InvalidActorNameError} unless a user may give an actor this name. */
  static assertValidName(name: string): void {
    if (NAME.test(name) && !name.startsWith("$")) return;
    throw new InvalidActorNameError(
      `"${name}" is not a valid actor name. Use ASCII letters, digits and -_.*$+:@&=,!~';() (others as %XX), at least one, not starting with "$".`,
    );
  }

  /** Whether this is the root, `/`. */
  get isRoot(): boolean {
    return this.parent === this;
  }

  /** The names from below the root to this one: `["user", "a"]`. */
  get elements(): readonly string[] {
    const elements = new Array<string>(this.depth);
    let path: ActorPath = this;
    for (let index = this.depth - 1; index >= 0; index -= 1) {
      elements[index] = path.name;
      path = path.parent;
    }
    return elements;
  }

  /** The path of the child `name`. */
  child(name: string, uid = 0): ActorPath {
    return new ActorPath(this.address, this, name, uid);
  }

  /** The descendant of this path with these names. */
  descendant(names: Iterable<string>): ActorPath {
    let path: ActorPath = this;
    for (const name of names) path = path.child(name);
    return path;
  }

  /** The same path with another uid. */
  withUid(uid: number): ActorPath {
    return uid === this.uid || this.isRoot ? this : new ActorPath(this.address, this.parent, this.name, uid);
  }

  /** The same names and uid at another address. */
  withAddress(address: Address): ActorPath {
    return ActorPath.root(address).descendant(this.elements).withUid(this.uid);
  }

  /** `/user/a`; `/` for the root. */
  toStringWithoutAddress(): string {
    return `/${this.elements.join("/")}`;
  }

  /** Like {@link toString}, but with `address` instead of a local one. */
  toStringWithAddress(address: Address): string {
    return this.address.hasLocalScope ? `${address}${this.toStringWithoutAddress()}` : this.toString();
  }

  /** The form for other systems: `address`, if this path's own is local, the names, and the uid if there is one. */
  toSerializationFormat(address: Address = this.address): string {
    const text = this.toStringWithAddress(address);
    return this.uid === 0 ? text : `${text}#${this.uid}`;
  }

  /** Whether address and names are equal. As in Akka.NET, the uid does not count: compare refs, or `uid`, if the incarnation matters. */
  equals(other: ActorPath): boolean {
    return this === other || this.toString() === other.toString();
  }

  /** Address and names, without the uid. */
  toString(): string {
    if (this.#text !== undefined) return this.#text;
    const text = `${this.address}${this.toStringWithoutAddress()}`;
    if (text.length <= LONGEST_KEPT_TEXT) this.#text = text;
    return text;
  }
}

function uidFrom(text: string, path: string): number {
  const uid = UID.test(text) ? Number(text) : Number.NaN;
  if (!(uid <= 0x7fff_ffff)) throw invalidPath(path);
  return uid;
}

function invalidPath(text: string): InvalidActorPathError {
  return new InvalidActorPathError(
    `"${shown(text)}" is not an actor path. Expected akka.tcp://System@host:port/user/name, optionally with #uid.`,
  );
}

function shown(text: string): string {
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}… (${text.length} characters)`;
}

inspectAs(ActorPath.prototype, (path) => `ActorPath(${path.toSerializationFormat()})`);
