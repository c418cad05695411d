import {
  type ActorRef,
  ActorSystem,
  DeadLetter,
  ErrorEvent,
  LogEvent,
  Props,
  ReceiveActor,
  type Registry,
  Terminated,
  WarningEvent,
} from "ritsem";
import { RemotingLifecycleEvent } from "ritsem/remote";
import { interopMessages } from "./interop-messages.ts";
import { WaitableLog } from "ritsem/testkit/node";

const DEADLINE_MS = 15_000;

/** What a Ritsem node in the test's own process is started with. */
export interface RitsemNodeOptions {
  readonly name: string;
  /** TCP port; 0 (the default) takes a free one. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly hostname?: string;
  /** HOCON text that wins over everything else. */
  readonly config?: string;
  /** Default: the types of `InteropMessages`. */
  readonly registry?: Registry;
}

/** A Ritsem actor system in the test's own process, with all that it says on its event stream to be waited on. */
export class RitsemNode {
  readonly system: ActorSystem;
  readonly log: WaitableLog<LogEvent> = new WaitableLog<LogEvent>();
  readonly lifecycle: WaitableLog<RemotingLifecycleEvent> = new WaitableLog<RemotingLifecycleEvent>();
  readonly deadLetters: WaitableLog<DeadLetter> = new WaitableLog<DeadLetter>();

  private constructor(system: ActorSystem) {
    this.system = system;
    system.eventStream.subscribe((event: LogEvent) => this.log.add(event), LogEvent);
    system.eventStream.subscribe((event: RemotingLifecycleEvent) => this.lifecycle.add(event), RemotingLifecycleEvent);
    system.eventStream.subscribe((letter: DeadLetter) => this.deadLetters.add(letter), DeadLetter);
  }

  /** Resolves when the transport is bound. */
  static async start(options: RitsemNodeOptions): Promise<RitsemNode> {
    const { name, port = 0, hostname = "127.0.0.1", config = "" } = options;
    const text = `
      akka.loggers = [] # the tests read the event stream
      akka.stdout-loglevel = OFF
      akka.actor.provider = remote
      akka.remote.dot-netty.tcp { hostname = "${hostname}", port = ${port} }
      ${config}`;
    return new RitsemNode(await ActorSystem.create(name, text, { registry: options.registry ?? interopMessages }));
  }

  /** `akka.tcp://name@host:port` as this node advertises it. */
  get address(): string {
    return String(this.system.address);
  }

  /** The address of an actor below this node's `/user`. */
  pathOf(name: string): string {
    return `${this.address}/user/${name}`;
  }

  /** The full path by which others know a ref of this node, with uid. */
  fullPathOf(ref: ActorRef): string {
    return ref.path.toSerializationFormat(this.system.address);
  }

  /** An actor that sends every message back. */
  echo(name: string): ActorRef {
    return this.system.actorOf(Props.create(EchoActor), name);
  }

  /** An actor that keeps every message. */
  inbox(name?: string): Inbox {
    const received = new WaitableLog<Received>();
    return new Inbox(this.system.actorOf(Props.create(InboxActor, received), name), received);
  }

  /** An actor that watches `watchee` and keeps what it is told. */
  watch(watchee: ActorRef): Inbox {
    const received = new WaitableLog<Received>();
    return new Inbox(this.system.actorOf(Props.create(WatchingActor, watchee, received)), received);
  }

  /** The ref of the actor that lives at `path`, here or elsewhere. */
  async resolve(path: string): Promise<ActorRef> {
    return await this.system.actorSelection(path).resolveOne(DEADLINE_MS);
  }

  /** The next entry of the log, a warning or an error, whose text has all of `parts`. */
  async nextComplaint(level: "warning" | "error", ...parts: readonly string[]): Promise<string> {
    const type = level === "error" ? ErrorEvent : WarningEvent;
    const fits = (entry: LogEvent): boolean => entry instanceof type && parts.every((part) => entry.message.includes(part));
    return (await this.log.take(fits, DEADLINE_MS, `${level} at ${this.address} with ${JSON.stringify(parts)}`)).message;
  }

  /** Warnings and errors so far whose text has `part`. */
  complaintsWith(part: string): readonly string[] {
    return this.log.items
      .filter((entry) => entry instanceof WarningEvent || entry instanceof ErrorEvent)
      .map(({ message }) => message)
      .filter((message) => message.includes(part));
  }

  /** The next lifecycle event of that class whose text contains `part`, such as the peer's address. */
  async nextLifecycle<E extends RemotingLifecycleEvent>(type: abstract new (...args: never[]) => E, part: string): Promise<E> {
    const fits = (event: RemotingLifecycleEvent): boolean => event instanceof type && event.toString().includes(part);
    return (await this.lifecycle.take(fits, DEADLINE_MS, `${type.name} at ${this.address} with ${part}`)) as E;
  }

  /** The next message that could not be delivered and that fits. */
  async nextDeadLetter(matches: (letter: DeadLetter) => boolean): Promise<DeadLetter> {
    return await this.deadLetters.take(matches, DEADLINE_MS, `dead letter at ${this.address} that fits ${matches}`);
  }

  async terminate(): Promise<void> {
    await this.system.terminate();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.terminate();
  }
}

/** A message as an actor saw it. `index` counts from 0. */
export interface Received {
  readonly index: number;
  readonly message: unknown;
  readonly sender: ActorRef;
}

/** An actor that keeps every message in the order of arrival, and what it has kept. */
export class Inbox {
  readonly ref: ActorRef;
  readonly #received: WaitableLog<Received>;

  constructor(ref: ActorRef, received: WaitableLog<Received>) {
    this.ref = ref;
    this.#received = received;
  }

  /** Everything so far. */
  get messages(): readonly unknown[] {
    return this.#received.items.map(({ message }) => message);
  }

  /** Everything so far, with its senders. */
  get received(): readonly Received[] {
    return this.#received.items;
  }

  /** The next message that was not handed out yet. */
  async next(): Promise<Received> {
    return await this.#received.take(() => true, DEADLINE_MS, `message for ${this.ref.path}`);
  }

  /** Waits for a message that fits, whatever came before it. */
  async until(matches: (message: unknown) => boolean, timeoutMs: number = DEADLINE_MS): Promise<Received> {
    return await this.#received.take(({ message }) => matches(message), timeoutMs, `message for ${this.ref.path} that fits ${matches}`);
  }

  /** Waits until so many messages have arrived. */
  async untilCount(count: number): Promise<void> {
    await this.#received.take(({ index }) => index === count - 1, DEADLINE_MS, `message number ${count} for ${this.ref.path}`);
  }
}

class EchoActor extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

class InboxActor extends ReceiveActor {
  constructor(received: WaitableLog<Received>) {
    super();
    this.receiveAny((message) => received.add({ index: received.items.length, message, sender: this.sender }));
  }
}

class WatchingActor extends ReceiveActor {
  constructor(watchee: ActorRef, received: WaitableLog<Received>) {
    super();
    this.context.watch(watchee);
    this.receive(Terminated, (message) => received.add({ index: received.items.length, message, sender: this.sender }));
  }
}
