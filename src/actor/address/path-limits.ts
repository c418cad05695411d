import { ActorPath, InvalidActorPathError } from "./actor-path.ts";
import type { ChildKey } from "./child-key.ts";

/** What an error shows of a path that is too long. Unit: characters. */
const LONGEST_SHOWN = 200;

/** No generated name has more characters. */
const LONGEST_GENERATED = 10;

/** Roots of paths that came last. Count. */
const KEPT_ROOTS = 2;

/**
 * How long the paths of a system's actors may be, and those that arrive from others. A path is counted from behind its address, without its
 * uid; it is ASCII, so its characters are its bytes.
 */
export class PathLimits {
  /** Count. Key: `ritsem.actor.path.maximum-elements` (4096). */
  readonly maximumElements: number;
  /** Key: `ritsem.actor.path.maximum-bytes` (32 KiB). */
  readonly maximumBytes: number;

  #roots: readonly { readonly address: string; readonly path: ActorPath }[] = [];

  constructor(maximumElements: number, maximumBytes: number) {
    this.maximumElements = maximumElements;
    this.maximumBytes = maximumBytes;
  }

  /** What is wrong with the length of `path`, as the end of a sentence; `undefined` when it is within the limits. */
  excessOf(path: ActorPath): string | undefined {
    const { depth, length } = path; // internal members: the declarations that users see must not name them
    if (depth <= this.maximumElements && length <= this.maximumBytes) return undefined;
    return depth > this.maximumElements ? this.#tooDeep(depth) : this.#tooLong(length);
  }

  /** Whether every child of `parent` with this key is within the limits; false also if that is not known without its path. */
  allowChild(parent: ActorPath, key: ChildKey): boolean {
    const name = typeof key === "string" ? key.length : LONGEST_GENERATED;
    return parent.depth < this.maximumElements && parent.length + 1 + name <= this.maximumBytes;
  }

  /** Reads a path that may have come from another system. Throws {@link InvalidActorPathError}, also beyond the limits: nothing is made of it then. */
  pathFrom(text: string): ActorPath {
    const excess = this.#excessOfText(text);
    if (excess === undefined) return this.#parse(text);
    throw new InvalidActorPathError(`The path "${text.slice(0, LONGEST_SHOWN)}…" ${excess}.`);
  }

  /** Paths that arrive from other systems are mostly those of two systems, so their roots are kept. */
  #parse(text: string): ActorPath {
    const slash = text.indexOf("/", text.indexOf("://") + 3);
    if (slash < 0) return ActorPath.parse(text);
    for (const { address, path } of this.#roots) {
      if (address.length === slash && text.startsWith(address)) return ActorPath.parseFrom(path, text, slash);
    }
    const path = ActorPath.parse(text);
    let root = path;
    while (!root.isRoot) root = root.parent;
    this.#roots = [{ address: text.slice(0, slash), path: root }, ...this.#roots.slice(0, KEPT_ROOTS - 1)];
    return path;
  }

  #excessOfText(text: string): string | undefined {
    const start = text.indexOf("/", text.indexOf("://") + 3);
    const hash = text.indexOf("#", start);
    const length = (hash < 0 ? text.length : hash) - start;
    if (start < 0 || length > this.maximumBytes) return start < 0 ? undefined : this.#tooLong(length);
    if (length <= this.maximumElements) return undefined; // not even slashes alone could be too many
    let elements = 0;
    for (let at = start; at >= 0 && at < start + length; at = text.indexOf("/", at + 1)) elements += 1;
    return elements > this.maximumElements ? this.#tooDeep(elements) : undefined;
  }

  #tooDeep(elements: number): string {
    return `has ${elements} elements, limit ${this.maximumElements} (ritsem.actor.path.maximum-elements)`;
  }

  #tooLong(bytes: number): string {
    return `has ${bytes} bytes behind its address, limit ${this.maximumBytes} (ritsem.actor.path.maximum-bytes)`;
  }
}
