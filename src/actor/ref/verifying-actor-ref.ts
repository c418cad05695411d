import type { ActorPath } from "../address/actor-path.ts";
import { errorFrom } from "../cell/actor-error.ts";
import * as Status from "../author/status.ts";
import type { Props } from "../props/props.ts";
import type { SystemServices } from "../system/system-services.ts";
import type { ActorRef, AnyActorRef } from "./actor-ref.ts";
import type { InternalActorRef } from "./internal-actor-ref.ts";
import { LocalActorRef } from "./local-actor-ref.ts";
import { NO_SENDER } from "./no-sender.ts";
import { senderOf } from "./ref-base.ts";
import { needsVerification, type SerializationVerifier } from "./serialization-verifier.ts";

/**
 * Under `akka.actor.serialize-messages = on`: its actor gets every message as if it had travelled. One that could not is logged, becomes a
 * dead letter, and rejects the `ask` that it came from, as it would on its way to another system.
 */
export class VerifyingActorRef extends LocalActorRef {
  readonly #verifier: SerializationVerifier;

  constructor(system: SystemServices, props: Props<never>, supervisor: InternalActorRef, path: ActorPath, verifier: SerializationVerifier) {
    super(system, props, supervisor, path);
    this.#verifier = verifier;
  }

  override tell(message: unknown, sender?: AnyActorRef): void {
    const copy = this.#copyOf(message, senderOf(sender));
    if (copy !== undefined || message === undefined) super.tell(copy, sender);
  }

  protected override deliver(message: unknown, sender: ActorRef | undefined): void {
    const copy = this.#copyOf(message, sender);
    if (copy !== undefined) super.deliver(copy, sender);
  }

  /** `undefined` for a message that could not travel. */
  #copyOf(message: unknown, sender: ActorRef | undefined): unknown {
    if (message === null || message === undefined || !needsVerification(message)) return message;
    try {
      return this.#verifier.copyOf(message);
    } catch (thrown) {
      const error = errorFrom(thrown);
      this.cell.system
        .log(this.path.toString())
        .error("A message for {0} could not travel (akka.actor.serialize-messages): {1}", this.path, error.message);
      this.cell.refuse(message, sender, error.message);
      if (sender?.path.parent.equals(this.provider.tempContainer.path)) sender.tell(new Status.Failure(error), NO_SENDER);
      return undefined;
    }
  }
}
