import type { ActorPath, LoggingAdapter } from "../../actor/index.ts";
import { type ActorRefProvider, type InternalActorRef, LocalActorRef, MinimalActorRef, type SystemMessage } from "../../actor/internal.ts";

/**
 * Watches deployed actors on behalf of their parents. Normally the child itself reports its end, but
 * not if it was never created or its system is lost: then the parent is told from here.
 */
export class DeploymentWatcher extends MinimalActorRef {
  readonly path: ActorPath;
  readonly provider: ActorRefProvider;
  readonly #log: LoggingAdapter;

  constructor(provider: ActorRefProvider, path: ActorPath, log: LoggingAdapter) {
    super();
    this.provider = provider;
    this.path = path;
    this.#log = log;
  }

  get isLocal(): boolean {
    return true;
  }

  get isTerminated(): boolean {
    return false;
  }

  protected override deliver(): void {}

  sendSystemMessage(message: SystemMessage): void {
    if (message.kind !== "deathWatchNotification") return;
    const { actor, existenceConfirmed } = message;
    const parent = actor.getParent();
    if (!existenceConfirmed) {
      actor.sendSystemMessage({ kind: "terminate" }); // the request to create it may have come later than the watch, by another connection
      // A child that was told to stop may have stopped before the watch arrived.
      const isMissed = parent instanceof LocalActorRef && parent.cell.supervised.byRef(actor)?.isDying === false;
      if (isMissed) this.#warnOfMissing(actor.path);
    }
    parent.sendSystemMessage(message);
  }

  getParent(): InternalActorRef {
    return this.provider.systemGuardian;
  }

  getChild(names: readonly string[], from = 0): InternalActorRef {
    return from >= names.length ? this : this.provider.resolveActorRef(this.path.descendant(names.slice(from)));
  }

  #warnOfMissing(path: ActorPath): void {
    this.#log.warning(
      "{0} was never created, or ended before that could be seen. The log of {1} should say why; the allow list there is Registry.actor.",
      path,
      path.address,
    );
  }
}
