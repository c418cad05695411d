import { errorFrom } from "../base/index.ts";
import type { ActorPath, ActorRef, LoggingAdapter } from "../actor/index.ts";
import { type InternalActorRef, type LocalActorRefProvider } from "../actor/internal.ts";
import type { Speaker } from "./association/association-context.ts";
import type { PathFinder } from "./association/inbound-resolver.ts";
import { sentenceOf } from "./explanation/index.ts";
import type { Remoting } from "./remoting.ts";

/** What a path finder borrows from the provider of its system. */
export interface InboundPathFinderContext {
  readonly local: LocalActorRefProvider;
  readonly log: LoggingAdapter;
  readonly remoting: () => Remoting;
  /** Who is being read. */
  readonly speaker: Speaker;
  /** Throws if `path` is not a path, or is longer or deeper than this system accepts. */
  pathFrom(path: string): ActorPath;
  isHere(path: ActorPath): boolean;
  resolveActorRef(path: string): ActorRef;
}

/** Finds the recipients and senders of messages that arrive, and logs paths that have none here. */
export class InboundPathFinder implements PathFinder {
  readonly #context: InboundPathFinderContext;

  constructor(context: InboundPathFinderContext) {
    this.#context = context;
  }

  findRecipient(path: string): InternalActorRef | undefined {
    const { local, log, remoting, speaker } = this.#context;
    try {
      const parsed = this.#context.pathFrom(path);
      if (this.#context.isHere(parsed)) return local.resolveLocal(parsed);
      const { addresses, defaultSettingsKey } = remoting();
      const settingsKey = speaker.localEnd?.settingsKey ?? defaultSettingsKey;
      log.error("{0}", sentenceOf({ kind: "not-ours", path, ours: addresses.map(String), settingsKey }));
    } catch (error) {
      log.error("Dropped a message for [{0}]: {1}", path, errorFrom(error).message);
    }
    return undefined;
  }

  findSender(path: string): ActorRef | undefined {
    try {
      return this.#context.resolveActorRef(path);
    } catch (error) {
      this.#context.log.warning("A message arrived without a usable sender, [{0}]: {1}", path, errorFrom(error).message);
      return undefined;
    }
  }
}
