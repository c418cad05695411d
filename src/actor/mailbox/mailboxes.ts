import { withoutAssembly } from "../../base/index.ts";
import { atLeast, type Config, parsePath } from "../../hocon/index.ts";
import type { Platform } from "../../platform/index.ts";
import { missingPartText } from "../config/missing-part.ts";
import type { Dispatcher } from "../dispatch/dispatcher.ts";
import type { Props } from "../props/props.ts";
import { boundedMailbox } from "./bounded-queue.ts";
import type { MailboxFactory, MessageQueue, MessageQueueContext } from "./message-queue.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { UnknownMailboxError } from "./errors.ts";

/** `undefined`: the queue that is built into every mailbox, which holds any number of messages and puts unstashed ones first. */
type MailboxType = MailboxFactory | undefined;

const BUILT_IN: ReadonlyMap<string, MailboxType> = new Map([
  ["Akka.Dispatch.UnboundedMailbox", undefined],
  ["Akka.Dispatch.UnboundedDequeBasedMailbox", undefined],
  ["Akka.Event.LoggerMailboxType", undefined],
  ["Akka.Dispatch.BoundedMailbox", boundedMailbox],
  ["Akka.Dispatch.BoundedDequeBasedMailbox", boundedMailbox],
]);
const DEFAULT_MAILBOX = "akka.actor.default-mailbox";
const REQUIREMENTS = "akka.actor.mailbox.requirements";

/** The actor that a queue is for. */
interface QueueOwner {
  /** Makes a dead letter of a message that the queue cannot keep. */
  refuse(message: unknown, sender: ActorRef | undefined, reason: string): void;
}

interface Kind {
  readonly create: MailboxType;
  readonly config: Config;
}

/** Selects the queue of each new actor by its props, its dispatcher and the configuration. */
export class Mailboxes {
  readonly #config: Config;
  readonly #platform: Platform;
  readonly #custom: ReadonlyMap<string, MailboxFactory>;
  readonly #warn: (text: string) => void;
  readonly #kinds = new Map<string, Kind>();
  readonly #default: Kind;

  /**
   * `custom`: mailboxes by name, defined in code. `warn` is called for each kind that is not available, and in {@link check} for each section
   * that cannot be used. Throws UnknownMailboxError if the default mailbox has no kind.
   */
  constructor(
    config: Config,
    platform: Platform,
    custom: ReadonlyMap<string, MailboxFactory> = new Map(),
    warn: (text: string) => void = () => {},
  ) {
    this.#config = config;
    this.#platform = platform;
    this.#custom = custom;
    this.#warn = warn;
    this.#default = this.#kindAt(DEFAULT_MAILBOX, "akka.actor.default-mailbox");
  }

  /**
   * The queue for an actor; `undefined` for the built-in one. It is selected by, in this order: the props, the dispatcher's `mailbox-type`,
   * the requirement of the actor's class or of the dispatcher, `akka.actor.default-mailbox`. A kind that is not available, such as a class of a
   * .NET package, is replaced by the built-in queue, with a warning. Throws UnknownMailboxError.
   */
  queueFor(props: Props<never>, dispatcher: Dispatcher, owner: QueueOwner): MessageQueue | undefined {
    const kind = this.#kindFor(props, dispatcher);
    if (kind.create === undefined) return undefined;
    const { clock, timers } = this.#platform;
    const refuse: MessageQueueContext["refuse"] = ({ message, sender }, reason) => owner.refuse(message, sender, reason);
    return kind.create({ config: kind.config, clock, timers, refuse });
  }

  /** Validates every mailbox setting below `akka.actor`; throws on the first invalid value. */
  check(): void {
    const { config } = this.#default;
    config.getInt("mailbox-capacity", atLeast(1));
    config.getDurationMs("mailbox-push-timeout-time", atLeast(0));
    for (const id of this.#ids()) this.#check(id, () => this.#kindAt(id, "A section below akka.actor"));
    for (const requirement of this.#config.getConfig(REQUIREMENTS).keys()) {
      this.#check(`${REQUIREMENTS}."${requirement}"`, () => this.#kindRequired(requirement));
    }
  }

  /** INTEROP: an actor with a mailbox that does not exist cannot be created; other actors can, as in Akka.NET. */
  #check(key: string, find: () => unknown): void {
    try {
      find();
    } catch (error) {
      if (!(error instanceof UnknownMailboxError)) throw error;
      this.#warn(`${key} cannot be used: ${error.message}`);
    }
  }

  #kindFor(props: Props<never>, dispatcher: Dispatcher): Kind {
    const { mailbox } = props.deploy;
    if (mailbox !== undefined) return this.#kindAt(mailbox, "A mailbox of Props.withMailbox or of the deployment");
    if (dispatcher.mailboxType !== undefined)
      return this.#kindNamed(dispatcher.mailboxType, dispatcher.path, `${dispatcher.path}.mailbox-type`);
    const required = props.type?.mailboxRequirement ?? dispatcher.mailboxRequirement;
    return required === undefined ? this.#default : this.#kindRequired(required);
  }

  #kindRequired(requirement: string): Kind {
    const semantics = withoutAssembly(requirement);
    const known = this.#config.getConfig(REQUIREMENTS).keys();
    const key = known.find((name) => withoutAssembly(name) === semantics);
    if (key === undefined) throw new UnknownMailboxError("The required queue of an actor or dispatcher", requirement, known);
    return this.#kindAt(this.#config.getString([...parsePath(REQUIREMENTS), key]), `${REQUIREMENTS}."${key}"`);
  }

  /** `id`: the path of a section, or a name defined in code. */
  #kindAt(id: string, key: string): Kind {
    const known = this.#kinds.get(id);
    if (known !== undefined) return known;
    const create = this.#custom.get(id);
    if (create === undefined && !this.#config.hasPath(`${id}.mailbox-type`)) throw new UnknownMailboxError(key, id, this.#ids());
    const kind =
      create === undefined
        ? this.#kindNamed(this.#config.getString(`${id}.mailbox-type`), id, `${id}.mailbox-type`)
        : { create, config: this.#config.getConfig(DEFAULT_MAILBOX) };
    this.#kinds.set(id, kind);
    return kind;
  }

  /** `name`: the value of a `mailbox-type`. */
  #kindNamed(name: string, section: string, key: string): Kind {
    const type = withoutAssembly(name);
    const custom = this.#custom.get(name) ?? this.#custom.get(type);
    if (custom === undefined && !BUILT_IN.has(type)) {
      const instead = "actors with this mailbox get an unbounded one, which keeps the order in which messages arrive";
      this.#warn(missingPartText({ key, name, instead, setup: ["mailboxes", "mailbox"] }, this.#config));
    }
    const config = this.#config.getConfig(section).withFallback(this.#config.getConfig(DEFAULT_MAILBOX)).resolve();
    return { create: custom ?? BUILT_IN.get(type), config };
  }

  #ids(): readonly string[] {
    const sections = this.#config
      .getConfig("akka.actor.mailbox")
      .keys()
      .filter((name) => name !== "requirements");
    return [DEFAULT_MAILBOX, ...sections.map((name) => `akka.actor.mailbox.${name}`), ...this.#custom.keys()];
  }
}
