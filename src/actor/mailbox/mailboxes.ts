import { atLeast, type Config, parsePath } from "../../hocon/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { Dispatcher } from "../dispatch/dispatcher.ts";
import type { Props } from "../props/props.ts";
import { boundedMailbox } from "./bounded-queue.ts";
import type { Envelope, MailboxFactory, MessageQueue } from "./message-queue.ts";
import { UnknownMailboxError } from "./unknown-mailbox-error.ts";

/** `undefined`: the queue that every mailbox has built in, which holds any number of messages and takes stashed ones back first. */
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

interface Kind {
  readonly create: MailboxType;
  readonly config: Config;
}

/** Chooses the queue of each new actor from its props, its dispatcher and the configuration. */
export class Mailboxes {
  readonly #config: Config;
  readonly #platform: Platform;
  readonly #custom: ReadonlyMap<string, MailboxFactory>;
  readonly #kinds = new Map<string, Kind>();
  readonly #default: Kind;

  /** `custom`: mailboxes by name, given in code. Throws UnknownMailboxError when the default mailbox is none. */
  constructor(config: Config, platform: Platform, custom: ReadonlyMap<string, MailboxFactory> = new Map()) {
    this.#config = config;
    this.#platform = platform;
    this.#custom = custom;
    this.#default = this.#kindAt(DEFAULT_MAILBOX, "akka.actor.default-mailbox");
  }

  /**
   * The queue for an actor; `undefined` when it is the mailbox's own. What says which: the props, the dispatcher's `mailbox-type`, what the
   * actor's class or the dispatcher requires, `akka.actor.default-mailbox`, in this order. Throws UnknownMailboxError.
   */
  queueFor(props: Props<never>, dispatcher: Dispatcher, refuse: (envelope: Envelope, reason: string) => void): MessageQueue | undefined {
    const kind = this.#kindFor(props, dispatcher);
    if (kind.create === undefined) return undefined;
    const { clock, timers } = this.#platform;
    return kind.create({ config: kind.config, clock, timers, refuse });
  }

  /** Reads all that is configured below `akka.actor` and throws what is wrong with it. */
  check(): void {
    const { config } = this.#default;
    config.getInt("mailbox-capacity", atLeast(1));
    config.getDurationMs("mailbox-push-timeout-time", atLeast(0));
    for (const id of this.#ids()) this.#kindAt(id, "akka.actor.mailbox");
    for (const requirement of this.#config.getConfig(REQUIREMENTS).keys()) this.#kindRequired(requirement);
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
    const semantics = (requirement.split(",")[0] ?? requirement).trim();
    const key = [...parsePath(REQUIREMENTS), semantics];
    if (!this.#config.hasPath(key)) {
      const known = this.#config.getConfig(REQUIREMENTS).keys();
      throw new UnknownMailboxError("The required queue of an actor or dispatcher", requirement, known);
    }
    return this.#kindAt(this.#config.getString(key), `${REQUIREMENTS}."${semantics}"`);
  }

  /** `id`: the path of a section, or a name given in code. */
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

  /** `name`: what a `mailbox-type` says. */
  #kindNamed(name: string, section: string, key: string): Kind {
    const type = (name.split(",")[0] ?? name).trim();
    const custom = this.#custom.get(name) ?? this.#custom.get(type);
    if (custom === undefined && !BUILT_IN.has(type)) throw new UnknownMailboxError(key, name, [...BUILT_IN.keys(), ...this.#custom.keys()]);
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
