import type { ActorRef } from "../../actor/index.ts";
import type { InternalActorRef } from "../../actor/spi.ts";
import { PathTable } from "../wire/path-table.ts";

/** Paths remembered per system: enough for the pairs of actors that talk at one time. */
const REMEMBERED_PATHS = 16_384;
const REMEMBERED_MANIFESTS = 1024;

/** Finds who a path means. `undefined` when the path is not one of this system's: the finder has said so in the log. */
export interface PathFinder {
  findRecipient(path: string): InternalActorRef | undefined;
  findSender(path: string): ActorRef | undefined;
}

/** From the bytes of paths and manifests to refs and texts, remembering what was seen lately. One per system. */
export class InboundResolver {
  readonly #finder: PathFinder;
  readonly #recipients = new PathTable<InternalActorRef>(REMEMBERED_PATHS);
  readonly #senders = new PathTable<ActorRef>(REMEMBERED_PATHS);
  readonly #manifests = new PathTable<string>(REMEMBERED_MANIFESTS);
  readonly #utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  constructor(finder: PathFinder) {
    this.#finder = finder;
  }

  recipient(bytes: Uint8Array, start: number, end: number): InternalActorRef | undefined {
    const known = this.#recipients.lookup(bytes, start, end);
    if (known !== undefined && !known.isTerminated) return known;
    const found = this.#finder.findRecipient(this.#text(bytes, start, end));
    // Only the living are remembered: a path without uid may lead to another actor tomorrow.
    if (found !== undefined && !found.isTerminated) this.#recipients.insert(bytes, start, end, found);
    return found;
  }

  sender(bytes: Uint8Array, start: number, end: number): ActorRef | undefined {
    const known = this.#senders.lookup(bytes, start, end);
    if (known !== undefined) return known;
    const found = this.#finder.findSender(this.#text(bytes, start, end));
    if (found !== undefined) this.#senders.insert(bytes, start, end, found);
    return found;
  }

  manifest(bytes: Uint8Array, start: number, end: number): string {
    const known = this.#manifests.lookup(bytes, start, end);
    if (known !== undefined) return known;
    const text = this.#text(bytes, start, end);
    this.#manifests.insert(bytes, start, end, text);
    return text;
  }

  #text(bytes: Uint8Array, start: number, end: number): string {
    return this.#utf8.decode(bytes.subarray(start, end));
  }
}
