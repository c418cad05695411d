import type { Config } from "../../hocon/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { ActorSelection } from "../address/actor-selection.ts";
import type { Address } from "../address/address.ts";
import { errorFrom, InvalidActorStateError } from "../cell/actor-error.ts";
import { SenderHint } from "../cell/sender-hint.ts";
import { Dispatchers } from "../dispatch/dispatchers.ts";
import { EventLoopDispatcher } from "../dispatch/event-loop-dispatcher.ts";
import { DeadLetter, UnhandledMessage } from "../event/dead-letter.ts";
import { DeadLetterListener } from "../event/dead-letter-listener.ts";
import { EventStream } from "../event/event-stream.ts";
import { Logging } from "../event/logging.ts";
import type { LoggingAdapter } from "../event/logging-adapter.ts";
import { StandardOutLogger } from "../event/standard-out-logger.ts";
import type { Logger } from "../event/logger.ts";
import { loggerNamed, logFormatterNamed } from "../event/named-logging.ts";
import { Mailboxes } from "../mailbox/mailboxes.ts";
import type { Props } from "../props/props.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import { type ActorRefProvider, type InternalActorRef, internalRef } from "../ref/internal-actor-ref.ts";
import { LocalActorRef } from "../ref/local-actor-ref.ts";
import { PlatformScheduler } from "../scheduler/platform-scheduler.ts";
import type { CoordinatedShutdown } from "../shutdown/coordinated-shutdown.ts";
import { ShutdownReason } from "../shutdown/shutdown-reason.ts";
import { systemShutdown } from "../shutdown/system-shutdown.ts";
import { guardianStrategyFrom } from "../supervision/guardian-strategy.ts";
import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";
import { ActorSystem, type ExtensionId } from "./actor-system.ts";
import type { ProgramParts } from "./program-parts.ts";
import { Extensions } from "./extensions.ts";
import { type ActorSettings, actorSettingsFrom } from "./settings.ts";
import type { SystemServices } from "./system-services.ts";
import { UidSequence } from "./uid-sequence.ts";

/** Makes the provider of a system that is being built. The system's settings, platform, event stream and dispatcher are there already. */
export type ProviderFactory = (system: ExtendedActorSystem) => ActorRefProvider;

/** What a system is built from. */
export interface ActorSystemInit {
  readonly name: string;
  /** Layered and resolved. */
  readonly config: Config;
  readonly platform: Platform;
  readonly createProvider: ProviderFactory;
  /** What the program gave in code. */
  readonly host: ProgramParts;
}

/**
 * The one kind of actor system there is, with the parts that rooms which extend this one need. Users see `ActorSystem`.
 *
 * States: starting (until {@link start} resolves) → running → terminating (guardians stopping, then the provider) → terminated.
 */
export class ExtendedActorSystem extends ActorSystem implements SystemServices {
  readonly name: string;
  readonly config: Config;
  readonly settings: ActorSettings;
  readonly platform: Platform;
  /** This life's incarnation, in [1, 2^31 - 1]: peers tell a restarted system by it. */
  readonly uid: number;
  readonly eventStream: EventStream;
  readonly dispatcher: EventLoopDispatcher;
  readonly dispatchers: Dispatchers;
  readonly mailboxes: Mailboxes;
  readonly scheduler: PlatformScheduler;
  readonly coordinatedShutdown: CoordinatedShutdown;
  readonly senderHint: SenderHint | undefined;
  /** What `/user` does about its children that fail. */
  readonly guardianStrategy: SupervisorStrategy;
  readonly provider: ActorRefProvider;
  readonly whenTerminated: Promise<void>;
  readonly #logging: Logging;
  readonly #loggers: readonly Logger[];
  readonly #extensions: Extensions;
  readonly #uids: UidSequence;
  readonly #whenGuardiansStopped: Promise<void>;
  #onGuardiansStopped: () => void = () => {};
  #onTerminated: () => void = () => {};
  #state: "starting" | "running" | "terminating" | "terminated" = "starting";
  #releaseProcess: (() => void) | undefined;
  /** What {@link terminate} promised. */
  #ending: Promise<void> | undefined;
  #releaseSignals: (() => void) | undefined;

  constructor(init: ActorSystemInit) {
    super();
    this.name = init.name;
    this.config = init.config;
    this.platform = init.platform;
    this.settings = actorSettingsFrom(init.config);
    this.uid = init.platform.randomUid();
    this.#uids = new UidSequence(init.platform.randomUid());
    this.eventStream = new EventStream(
      (error) => this.log("EventStream").error("A listener on the event stream threw: {0}", error),
      (text) => this.settings.debug.eventStream && this.log("EventStream").debug("{0}", text),
    );
    const { platform, config, host } = init;
    const { loggers, stdoutLogger, stdoutLogLevel, loggerFormatter } = this.settings;
    const standardOut = new StandardOutLogger((line) => platform.writeLine(line));
    this.#loggers = loggers.map((name) => loggerNamed(name, "akka.loggers", host, standardOut));
    this.#logging = new Logging({
      systemName: init.name,
      eventStream: this.eventStream,
      platform,
      standardOut: stdoutLogger === undefined ? standardOut : loggerNamed(stdoutLogger, "akka.stdout-logger-class", host, standardOut),
      standardOutLevel: stdoutLogLevel,
      format: logFormatterNamed(loggerFormatter, host),
      filters: host.logFilters,
    });
    this.dispatcher = new EventLoopDispatcher(platform, this.settings.dispatcher);
    const { clock } = platform;
    this.dispatchers = new Dispatchers({ config, clock, defaultDispatcher: this.dispatcher, custom: host.dispatchers });
    this.mailboxes = new Mailboxes(config, platform, host.mailboxes);
    this.scheduler = new PlatformScheduler({
      platform,
      tickMs: this.settings.schedulerTickMs,
      onError: (error) => this.log("Scheduler").error(errorFrom(error), "A scheduled action failed: {0}", errorFrom(error).message),
    });
    this.coordinatedShutdown = systemShutdown(this, () => this.#terminateActors());
    this.guardianStrategy = guardianStrategyFrom(config, host);
    this.#extensions = new Extensions(this, host.extensions);
    this.senderHint = this.settings.hintMissingSender ? new SenderHint(() => this.log()) : undefined;
    this.#whenGuardiansStopped = new Promise((resolve) => (this.#onGuardiansStopped = resolve));
    this.whenTerminated = new Promise((resolve) => (this.#onTerminated = resolve));
    this.provider = init.createProvider(this);
  }

  get address(): Address {
    return this.provider.defaultAddress;
  }

  get deadLetters(): InternalActorRef {
    return this.provider.deadLetters;
  }

  get isTerminated(): boolean {
    return this.#state === "terminated";
  }

  /** Whether {@link terminate} was called or the guardians have stopped. */
  get isTerminating(): boolean {
    return this.#state === "terminating" || this.#state === "terminated";
  }

  /** Starts loggers and provider. When the provider rejects, everything that had started is stopped before this rejects too. */
  async start(): Promise<void> {
    const { logLevel: level, loggersDispatcher, loggerStartupTimeoutMs: timeoutMs, startsLoggersAsync: isAsync } = this.settings;
    const dispatcher = this.dispatchers.lookup(loggersDispatcher);
    if (!this.settings.isDaemonic) this.#releaseProcess = this.platform.keepAlive?.();
    void this.#whenGuardiansStopped.then(() => this.#finish());
    await this.#logging.startLoggers(this.#loggers, { level, dispatcher, timeoutMs, isAsync }); // before the provider, which logs where it listens
    try {
      await this.provider.start();
    } catch (error) {
      await this.terminate();
      throw error;
    }
    this.#listen();
    if (!this.isTerminating) this.#state = "running";
    this.#extensions.load(this.settings.extensions);
    if (this.settings.shutdown.runsOnProcessExit) {
      this.#releaseSignals = this.platform.onTerminationSignal?.(() => this.coordinatedShutdown.run(ShutdownReason.processExit));
    }
    if (this.settings.logConfigOnStart) this.log().info("{0}", this.config.render());
  }

  actorOf<M>(props: Props<M>, name?: string): ActorRef<M> {
    const { userGuardian } = this.provider;
    if (this.isTerminating || !(userGuardian instanceof LocalActorRef)) {
      throw new InvalidActorStateError(`${this} is terminating or has terminated and cannot have new actors.`);
    }
    return userGuardian.cell.actorOf(props, name);
  }

  /** An actor below `/system`: it outlives all of `/user`. Names are this library's own and are not checked. */
  systemActorOf<M>(props: Props<M>, name: string): ActorRef<M> {
    const { systemGuardian } = this.provider;
    if (!(systemGuardian instanceof LocalActorRef)) throw new InvalidActorStateError(`${this} has no system guardian.`);
    const { deploy } = props;
    const internal =
      deploy.dispatcher === undefined ? props.withDeploy({ ...deploy, dispatcher: "akka.actor.internal-dispatcher" }) : props;
    return systemGuardian.cell.attach(internal, name);
  }

  actorSelection(path: string): ActorSelection {
    const root = this.provider.rootGuardian;
    if (!(root instanceof LocalActorRef)) throw new InvalidActorStateError(`${this} has no root guardian.`);
    return root.cell.actorSelection(path);
  }

  stop(actor: AnyActorRef): void {
    const ref = internalRef(actor);
    const parent = ref.getParent();
    if (parent instanceof LocalActorRef) parent.cell.stop(ref);
    else ref.sendSystemMessage({ kind: "terminate" });
  }

  log(source?: string): LoggingAdapter {
    return this.#logging.adapterFor(source ?? this.toString());
  }

  extension<T>(id: ExtensionId<T>): T {
    return this.#extensions.get(id);
  }

  terminate(): Promise<void> {
    if (this.#state === "starting" || !this.settings.shutdown.runsOnTerminate) return this.#terminateActors();
    this.#ending ??= this.coordinatedShutdown.run(ShutdownReason.actorSystemTerminate).then(() => this.#terminateActors());
    return this.#ending;
  }

  /** INTEROP: what ActorSystemImpl.cs calls FinalTerminate. */
  #terminateActors(): Promise<void> {
    if (!this.isTerminating) {
      this.#state = "terminating";
      try {
        this.stop(this.provider.userGuardian); // the root hears of its end and goes on with /system, then with itself
      } catch {
        this.#onGuardiansStopped(); // the provider failed before it had guardians
      }
    }
    return this.whenTerminated;
  }

  /** For the provider: the root guardian has stopped, so no actor lives any more. */
  onGuardiansStopped(): void {
    this.#state = "terminating";
    this.#onGuardiansStopped();
  }

  /** A uid for a new actor. */
  nextActorUid(): number {
    return this.#uids.next();
  }

  /** Runs `task` once, when the actors' turns that follow each other now are over: one write for all they have sent. */
  afterTurn(task: () => void): void {
    this.dispatcher.afterTurn(task);
  }

  #listen(): void {
    const { logDeadLettersLimit: limit, logDeadLettersSuspendMs: suspendMs, logDeadLettersDuringShutdown, debug } = this.settings;
    const listener = new DeadLetterListener(this.platform.clock, { limit, suspendMs }, (source) => this.log(source));
    if (limit > 0) {
      this.eventStream.subscribe((letter) => {
        if (logDeadLettersDuringShutdown || !this.isTerminating) listener.onDeadLetter(letter);
      }, DeadLetter);
    }
    if (debug.unhandled) {
      this.eventStream.subscribe(
        ({ message, sender, recipient }) =>
          this.log(recipient.path.toString()).debug("Unhandled message from {0}: {1}", sender.path, message),
        UnhandledMessage,
      );
    }
  }

  async #finish(): Promise<void> {
    this.scheduler.close();
    await this.#logging.letLoggersGo();
    try {
      await this.provider.stop();
    } catch (error) {
      this.log().error("The provider did not stop in order: {0}", error);
    }
    this.#state = "terminated";
    this.#releaseProcess?.();
    this.#releaseSignals?.();
    this.#onTerminated();
  }
}
