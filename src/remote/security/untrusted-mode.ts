import { RouterEnvelope } from "../../actor/index.ts";
import {
  ActorSelectionMessage,
  type InternalActorRef,
  isPossiblyHarmful,
  REMOTE_FOLDER,
  selectionElementText,
  type SystemMessage,
} from "../../actor/internal.ts";
import { RemoteWatcherHeartbeat } from "../watch/watch-messages.ts";

/** Death watch: it tells and changes nothing. All others act on the actor itself, or on what its supervisor knows. */
const HARMLESS_SYSTEM_MESSAGES: ReadonlySet<SystemMessage["kind"]> = new Set(["watch", "unwatch", "deathWatchNotification"]);
const REMOTE_WATCHER = "/system/remote-watcher";

/**
 * The rules for peers that are not trusted: they may send plain messages to actors whose paths they know, watch them, and select what is
 * listed. Pure: returns the reason why a message is refused; the caller drops it.
 * INTEROP: Akka.NET lets `Kill` and all system messages but `Terminate` through, and drops the heartbeats of death watch, so that its peers take
 * it for dead (EndpointReader's dispatch).
 */
export class UntrustedMode {
  readonly #trustedPaths: ReadonlySet<string>;

  constructor(trustedSelectionPaths: readonly string[]) {
    this.#trustedPaths = new Set(trustedSelectionPaths);
  }

  /** Why a message for `recipient` is not even read; `undefined` when it may be. */
  refusalOfRecipient(recipient: InternalActorRef): string | undefined {
    if (isDaemon(recipient)) return "peers may not deploy here";
    if (!recipient.isLocal) return "it lives in another system, to which nothing is passed on";
    return undefined;
  }

  /** Why `message` does not take effect; `undefined` when it does. */
  refusalOfSystemMessage({ kind }: SystemMessage): string | undefined {
    return HARMLESS_SYSTEM_MESSAGES.has(kind) ? undefined : `the system message "${kind}" is not taken from peers`;
  }

  /** Why `message` does not reach `recipient`; `undefined` when it does. */
  refusalOf(recipient: InternalActorRef, message: unknown): string | undefined {
    if (message instanceof ActorSelectionMessage) return this.#refusalOfSelection(recipient, message);
    return isHarmful(message) ? `a ${nameOf(message)} is not taken from peers` : undefined;
  }

  #refusalOfSelection(recipient: InternalActorRef, { elements, message }: ActorSelectionMessage): string | undefined {
    const path = `/${elements.map(selectionElementText).join("/")}`;
    if (!recipient.path.isRoot) return `a selection must start at the root, not at ${recipient.path}`;
    if (path === REMOTE_WATCHER && message instanceof RemoteWatcherHeartbeat) return undefined;
    if (!this.#trustedPaths.has(path)) return `the selection "${path}" is not listed in akka.remote.trusted-selection-paths`;
    return isHarmful(message) ? `a ${nameOf(message)} is not taken from peers, for "${path}" neither` : undefined;
  }
}

/** Also what a router would take out of its envelope and hand on. */
function isHarmful(message: unknown): boolean {
  return message instanceof RouterEnvelope ? isHarmful(message.message) : isPossiblyHarmful(message);
}

/** INTEROP: `/remote` is where Akka.NET's remote daemon takes commands; what lives below it are ordinary actors. */
function isDaemon({ path }: InternalActorRef): boolean {
  return path.name === REMOTE_FOLDER && path.parent.isRoot;
}

function nameOf(message: unknown): string {
  return (message as object).constructor?.name ?? "message";
}
