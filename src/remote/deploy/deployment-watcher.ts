import type { ActorPath, LoggingAdapter } from "../../actor/index.ts";
import { type ActorRefProvider, type InternalActorRef, LocalActorRef, MinimalActorRef, type SystemMessage } from "../../actor/spi.ts";

/**
 * Watches, in the name of their parents, the actors that live elsewhere. A parent hears of the end of such a child from the child itself; but
 * not when the child never came into being, or its system is gone: then it hears of it from here.
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
      // One that was told to stop may have done so before the watch came there.
      const isMissed = parent instanceof LocalActorRef && parent.cell.childOf(actor)?.isDying === false;
      if (isMissed) this.#warnOfMissing(actor.path);
    }
    parent.sendSystemMessage(message);
  }

  getParent(): InternalActorRef {
    return this.provider.systemGuardian;
  }

  getChild(names: readonly string[]): InternalActorRef {
    return names.length === 0 ? this : this.provider.resolveActorRef(this.path.descendant(names));
  }

  #warnOfMissing(path: ActorPath): void {
    this.#log.warning(
      "{0} was never created, or ended before that could be seen. The log of {1} should say why; the allow list there is Registry.actor.",
      path,
      path.address,
    );
  }
}
