import { errorFrom } from "../base/index.ts";
import { type ActorRef, DeadLetter, type LoggingAdapter, NO_SENDER, Status } from "../actor/index.ts";
import { ActorSelectionMessage, LoggedDeadLetter, selectionElementText, sentIn } from "../actor/internal.ts";
import { AssociationRefusal } from "./association/association-refusal.ts";
import type { RemoteRefContext } from "./ref/remote-actor-ref.ts";
import { RemoteWatcherHeartbeat, RemoteWatcherHeartbeatResponse } from "./watch/watch-messages.ts";

/** Reports messages that are not sent. */
export class UnsendableMessages {
  readonly #log: LoggingAdapter;
  readonly #provider: RemoteRefContext;

  constructor(log: LoggingAdapter, provider: RemoteRefContext) {
    this.#log = log;
    this.#provider = provider;
  }

  /**
   * Turns a message that will not be sent into a dead letter with the reason. An error of the program is also logged, and rejects the `ask`
   * that the message came from, which would otherwise wait for its timeout.
   */
  report(queued: unknown, sender: ActorRef | undefined, recipient: ActorRef, cause: unknown): void {
    const message = sentIn(queued);
    if (message instanceof RemoteWatcherHeartbeat || message instanceof RemoteWatcherHeartbeatResponse) return; // their absence is the message
    if (message instanceof ActorSelectionMessage) {
      const selected = this.#provider.remoteRef(recipient.path).getChild(message.elements.map(selectionElementText));
      this.report(message.message, sender, selected, cause);
      return;
    }
    const isRefusal = cause instanceof AssociationRefusal;
    const error = isRefusal ? undefined : errorFrom(cause);
    const reason = isRefusal ? cause.reason : error?.message;
    if (error !== undefined) this.#log.error("Could not send a message to {0}; the association lives on. {1}", recipient.path, reason);
    const { deadLetters } = this.#provider;
    const Letter = error === undefined ? DeadLetter : LoggedDeadLetter;
    deadLetters.tell(new Letter(message, sender ?? deadLetters, recipient, reason), NO_SENDER);
    if (error !== undefined && sender?.path.parent.equals(this.#provider.tempContainer.path))
      sender.tell(new Status.Failure(error), NO_SENDER);
  }
}
