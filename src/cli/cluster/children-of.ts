import { Actor, ActorIdentity, type ActorSystem, Identify, Props } from "../../actor/index.ts";

/** No more children are read: each of them is an answer of its own. */
const MOST_CHILDREN = 10_000;
/** All that exist have answered once none has for this long. */
const QUIET_MS = 400;
const QUIET = Symbol("quiet");
const LIMIT = Symbol("limit");

/** Collects the names in the answers until there are no more. */
class ChildCollector extends Actor {
  readonly #path: string;
  readonly #waitMs: number;
  readonly #onEnd: (names: readonly string[]) => void;
  readonly #names = new Set<string>();

  constructor(path: string, waitMs: number, onEnd: (names: readonly string[]) => void) {
    super();
    this.#path = path;
    this.#waitMs = waitMs;
    this.#onEnd = onEnd;
  }

  override preStart(): void {
    this.context.actorSelection(`${this.#path}/*`).tell(new Identify("ritsem"), this.self);
    this.timers.startSingleTimer(LIMIT, LIMIT, this.#waitMs);
    this.timers.startSingleTimer(QUIET, QUIET, Math.min(this.#waitMs, 2 * QUIET_MS));
  }

  override receive(message: unknown): void {
    const isOver = message === LIMIT || message === QUIET || this.#names.size >= MOST_CHILDREN;
    if (isOver) this.context.stop(this.self);
    else if (message instanceof ActorIdentity && message.subject !== undefined) {
      this.#names.add(message.subject.path.name);
      this.timers.startSingleTimer(QUIET, QUIET, QUIET_MS);
    }
  }

  override postStop(): void {
    this.#onEnd([...this.#names]);
  }
}

/** Names of the children of the actor at the path, which each answer for themselves; empty if there is none or nobody answers. */
export function childrenOf(system: ActorSystem, path: string, waitMs: number): Promise<readonly string[]> {
  return new Promise((resolve) => void system.actorOf(Props.create(ChildCollector, path, waitMs, resolve)));
}
