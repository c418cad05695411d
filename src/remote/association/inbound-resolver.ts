import type { MemoryUse } from "../../base/index.ts";
import type { ActorRef } from "../../actor/index.ts";
import type { InternalActorRef } from "../../actor/internal.ts";
import { ChunkView } from "../wire/chunk-view.ts";
import { isTemporary } from "./temporary-path.ts";
import { PathTable } from "../wire/path-table.ts";

/** Paths remembered per system: enough for the pairs of actors that talk at one time. */
const REMEMBERED_PATHS = 16_384;
const REMEMBERED_MANIFESTS = { maximumKeys: 1024, maximumBytes: 1024 * 1024 };
/** About what a ref occupies, a terminated actor's included: for itself, for each byte of its path and for each element. */
const REF_BYTES = 1024;
const REF_BYTES_PER_PATH_BYTE = 3;
const REF_BYTES_PER_ELEMENT = 96;
const SLASH = 0x2f;

/** Finds the actor of a path. Returns `undefined` if the path is not one of this system's; the finder has logged that. */
export interface PathFinder {
  findRecipient(path: string): InternalActorRef | undefined;
  findSender(path: string): ActorRef | undefined;
}

/** From the bytes of paths and manifests to refs and texts, remembering what was seen lately. One per system. */
export class InboundResolver {
  /** Of what is being read. */
  readonly chunks: ChunkView = new ChunkView();
  readonly #finder: PathFinder;
  readonly #recipients: PathTable<InternalActorRef>;
  readonly #senders: PathTable<ActorRef>;
  readonly #manifests = new PathTable<string>(REMEMBERED_MANIFESTS, this.chunks);
  #sendersForgotten = 0;
  readonly #utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  /** `maximumBytes`: of what is remembered of recipients, and as many of senders. */
  constructor(finder: PathFinder, maximumBytes: number) {
    this.#finder = finder;
    this.#recipients = new PathTable({ maximumKeys: REMEMBERED_PATHS, maximumBytes }, this.chunks);
    this.#senders = new PathTable({ maximumKeys: REMEMBERED_PATHS, maximumBytes }, this.chunks);
  }

  get memoryUses(): readonly MemoryUse[] {
    return [
      { name: "recipients", ...useOf(this.#recipients) },
      { name: "senders", ...useOf(this.#senders) },
      { name: "manifests", ...useOf(this.#manifests) },
    ];
  }

  recipient(bytes: Uint8Array, start: number, end: number): InternalActorRef | undefined {
    const known = this.#recipients.lookup(bytes, start, end);
    if (known !== undefined && !known.isTerminated) return known;
    const found = this.#finder.findRecipient(this.#text(bytes, start, end));
    // Only living actors are cached: a path without uid may lead to another actor later.
    if (isWorthKeeping(found) && !found.isTerminated) this.#recipients.insert(bytes, start, end, found, refBytes(bytes, start, end));
    return found;
  }

  sender(bytes: Uint8Array, start: number, end: number): ActorRef | undefined {
    const known = this.#senders.lookup(bytes, start, end);
    if (known !== undefined) return known;
    const found = this.#finder.findSender(this.#text(bytes, start, end));
    if (isWorthKeeping(found)) this.#senders.insert(bytes, start, end, found, refBytes(bytes, start, end));
    return found;
  }

  /** How often senders were forgotten: who keeps one for longer than a call must look at this again. Count. */
  get sendersForgotten(): number {
    return this.#sendersForgotten;
  }

  /** Lets go of the refs of senders at these addresses. Takes time for all that is remembered. */
  forgetSendersAt(addresses: ReadonlySet<string>): void {
    this.#sendersForgotten += 1;
    this.#senders.forget((sender) => addresses.has(sender.path.address.toString()));
  }

  manifest(bytes: Uint8Array, start: number, end: number): string {
    const known = this.#manifests.lookup(bytes, start, end);
    if (known !== undefined) return known;
    const text = this.#text(bytes, start, end);
    this.#manifests.insert(bytes, start, end, text, text.length);
    return text;
  }

  #text(bytes: Uint8Array, start: number, end: number): string {
    return this.#utf8.decode(bytes.subarray(start, end));
  }
}

/** The ref of an ask sends one message and takes one. */
function isWorthKeeping<Ref extends ActorRef>(ref: Ref | undefined): ref is Ref {
  return ref !== undefined && !isTemporary(ref.path);
}

/** About what the ref of the path `bytes[start..end)` occupies. */
function refBytes(bytes: Uint8Array, start: number, end: number): number {
  let elements = 0;
  for (let at = start; at < end; at += 1) if (bytes[at] === SLASH) elements += 1;
  return REF_BYTES + REF_BYTES_PER_PATH_BYTE * (end - start) + REF_BYTES_PER_ELEMENT * elements;
}

function useOf({ count, bytes, maximumBytes }: Omit<MemoryUse, "name">): Omit<MemoryUse, "name"> {
  return { count, bytes, maximumBytes };
}
