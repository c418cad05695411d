import { RitsemError } from "../../base/index.ts";
import { Address } from "./address.ts";

/** A name that no actor may have. */
export class InvalidActorNameError extends RitsemError {
  readonly code = "RITSEM_INVALID_ACTOR_NAME";
}

/** A text that was to be an actor path and is none. */
export class InvalidActorPathError extends RitsemError {
  readonly code = "RITSEM_INVALID_ACTOR_PATH";
}

const NAME = /^(?:[A-Za-z0-9\-_.*$+:@&=,!~';()]|%[0-9A-Fa-f]{2})+$/;

/**
 * The place of an actor: an address, the names from the root guardian down, and, for one incarnation rather than whatever
 * lives there, a uid. A uid of 0 means "not said". Immutable; texts are made once and kept.
 */
export class ActorPath {
  readonly address: Address;
  /** The path above; the root is its own parent. */
  readonly parent: ActorPath;
  /** Last element; empty for the root. */
  readonly name: string;
  /** Incarnation, a positive 31-bit number, or 0. Only the last element has one. */
  readonly uid: number;
  #elements: readonly string[] | undefined;
  #text: string | undefined;

  private constructor(address: Address, parent: ActorPath | undefined, name: string, uid: number) {
    this.address = address;
    this.parent = parent ?? this;
    this.name = name;
    this.uid = uid;
  }

  static root(address: Address): ActorPath {
    return new ActorPath(address, undefined, "", 0);
  }

  /** Reads a full path, `akka.tcp://System@host:port/user/a#123`. Throws {@link InvalidActorPathError}. */
  static parse(text: string): ActorPath {
    const authority = text.indexOf("://");
    const slash = authority < 0 ? -1 : text.indexOf("/", authority + 3);
    if (slash < 0) throw invalidPath(text);
    let path = ActorPath.root(Address.parse(text.slice(0, slash)));
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

  get isRoot(): boolean {
    return this.parent === this;
  }

  /** Names from below the root to this one: `["user", "a"]`. */
  get elements(): readonly string[] {
    this.#elements ??= this.isRoot ? [] : [...this.parent.elements, this.name];
    return this.#elements;
  }

  child(name: string, uid = 0): ActorPath {
    return new ActorPath(this.address, this, name, uid);
  }

  /** The path below this one that `names` leads to. */
  descendant(names: Iterable<string>): ActorPath {
    let path: ActorPath = this;
    for (const name of names) path = path.child(name);
    return path;
  }

  withUid(uid: number): ActorPath {
    return uid === this.uid || this.isRoot ? this : new ActorPath(this.address, this.parent, this.name, uid);
  }

  /** The same names and uid at another address. */
  withAddress(address: Address): ActorPath {
    return this.isRoot ? ActorPath.root(address) : new ActorPath(address, this.parent.withAddress(address), this.name, this.uid);
  }

  /** `/user/a`; `/` for the root. */
  toStringWithoutAddress(): string {
    return `/${this.elements.join("/")}`;
  }

  /** As {@link toString}, with `address` in place of a local one. */
  toStringWithAddress(address: Address): string {
    return this.address.hasLocalScope ? `${address}${this.toStringWithoutAddress()}` : this.toString();
  }

  /** The form that travels: `address`, when this path's own is local, the names, and the uid when there is one. */
  toSerializationFormat(address: Address = this.address): string {
    const text = this.toStringWithAddress(address);
    return this.uid === 0 ? text : `${text}#${this.uid}`;
  }

  /** Same address and names. As in Akka.NET the uid does not count: compare refs, or `uid`, where the incarnation matters. */
  equals(other: ActorPath): boolean {
    return this === other || this.toString() === other.toString();
  }

  /** Address and names, without uid. */
  toString(): string {
    this.#text ??= `${this.address}${this.toStringWithoutAddress()}`;
    return this.#text;
  }
}

function uidFrom(text: string, path: string): number {
  const uid = Number(text);
  if (!/^\d+$/.test(text) || uid > 0x7fff_ffff) throw invalidPath(path);
  return uid;
}

function invalidPath(text: string): InvalidActorPathError {
  return new InvalidActorPathError(`"${text}" is not an actor path. Expected akka.tcp://System@host:port/user/name, optionally with #uid.`);
}
