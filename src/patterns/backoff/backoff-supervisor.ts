import {
  Actor,
  type ActorRef,
  defaultDecider,
  Directive,
  OneForOneStrategy,
  type Props,
  type SupervisorStrategy,
  Terminated,
} from "../../actor/index.ts";
import { randomShare } from "../../actor/internal.ts";
import type { BackoffOptions } from "./backoff-options.ts";
import { afterStop, type BackoffState, type BackoffTrigger, NO_BACKOFF } from "./backoff-state.ts";
import { CurrentChild, GetCurrentChild, GetRestartCount, ResetBackoff, RestartCount } from "./messages.ts";

/** The pause is over. */
const START_CHILD = Symbol("start child");

/** The child has lived long enough, unless the count has changed. */
class AutoReset {
  readonly restartCount: number;

  constructor(restartCount: number) {
    this.restartCount = restartCount;
  }
}

/**
 * Has one child, and starts it again after a pause when it has stopped or failed. Passes messages on in both directions: to the child with
 * their sender, from the child to its own parent as its own.
 */
export class BackoffSupervisor extends Actor {
  readonly #trigger: BackoffTrigger;
  readonly #childProps: Props<never>;
  readonly #childName: string;
  readonly #options: BackoffOptions;
  #state: BackoffState = NO_BACKOFF;
  #child: ActorRef | undefined;

  constructor(trigger: BackoffTrigger, childProps: Props<never>, childName: string, options: BackoffOptions) {
    super();
    this.#trigger = trigger;
    this.#childProps = childProps;
    this.#childName = childName;
    this.#options = options;
  }

  override preStart(): void {
    this.#startChild();
  }

  override supervisorStrategy(): SupervisorStrategy {
    if (this.#trigger === "stop") return new OneForOneStrategy(this.#options);
    const { decider = defaultDecider, loggingEnabled = true } = this.#options;
    return new OneForOneStrategy({
      loggingEnabled,
      decider: (error) => {
        const directive = decider(error);
        if (directive !== Directive.Restart) return directive;
        this.#state = { ...this.#state, expects: "restart" };
        return Directive.Stop; // the pause comes before the new child, which therefore is a new actor
      },
    });
  }

  override receive(message: unknown): void {
    if (message instanceof Terminated && message.actor === this.#child) this.#onChildStopped();
    else if (message === START_CHILD) this.#restartChild();
    else if (message instanceof AutoReset) this.#resetFrom(message.restartCount);
    else if (message instanceof ResetBackoff) this.#onReset(message);
    else if (message instanceof GetRestartCount) this.tell(this.sender, new RestartCount(this.#state.restartCount));
    else if (message instanceof GetCurrentChild) this.tell(this.sender, new CurrentChild(this.#child));
    else if (this.#child === undefined) this.#onMessageWhileStopped(message);
    else if (this.sender === this.#child) this.tell(this.context.parent, message);
    else this.#passToChild(this.#child, message);
  }

  #startChild(): void {
    this.#child = this.context.watch(this.context.actorOf(this.#childProps as Props, this.#childName));
  }

  #restartChild(): void {
    this.#startChild();
    const { reset = this.#options.minBackoff } = this.#options;
    if (reset !== "manual") this.timers.startSingleTimer(AutoReset, new AutoReset(this.#state.restartCount), reset);
  }

  #onChildStopped(): void {
    this.#child = undefined;
    const next = afterStop(this.#state, this.#trigger, this.#options, randomShare(this.context.system));
    if (next.kind === "restart") {
      this.#state = next.state;
      this.timers.startSingleTimer(START_CHILD, START_CHILD, next.delayMs);
      return;
    }
    if (next.exceeded) this.log.debug("Stops: its child has been restarted {0} times, which is the limit", this.#state.restartCount);
    this.context.stop(this.self);
  }

  #onReset(message: ResetBackoff): void {
    if (this.#options.reset === "manual") this.#resetFrom(this.#state.restartCount);
    else this.unhandled(message);
  }

  #resetFrom(restartCount: number): void {
    if (restartCount === this.#state.restartCount) this.#state = { ...this.#state, restartCount: 0 };
  }

  #passToChild(child: ActorRef, message: unknown): void {
    this.forward(child);
    if (this.#options.finalStopMessage?.(message) === true) this.#state = { ...this.#state, expects: "end" };
  }

  #onMessageWhileStopped(message: unknown): void {
    const { replyWhileStopped, handlerWhileStopped, finalStopMessage } = this.#options;
    if (replyWhileStopped !== undefined) this.tell(this.sender, replyWhileStopped);
    else this.forward(handlerWhileStopped ?? this.context.system.deadLetters);
    if (finalStopMessage?.(message) === true) this.context.stop(this.self);
  }
}
