import { errorFrom } from "../../base/index.ts";
import type { Config } from "../../hocon/index.ts";
import type { SettingNote } from "../../settings/index.ts";
import type { CancelTimer, Platform } from "../../platform/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import type { ActorSelection } from "../minimal-ref/actor-selection.ts";
import type { Address } from "../address/address.ts";
import { InvalidActorStateError } from "../ref/errors.ts";
import { SenderHint } from "../ref-internal/sender-hint.ts";
import { Dispatchers } from "../dispatch/dispatchers.ts";
import { EventLoopDispatcher } from "../dispatch/event-loop-dispatcher.ts";
import type { ActorTelemetryEvent } from "../event/actor-telemetry.ts";
import type { TurnWatch } from "../dispatch/turn-watch.ts";
import { DeadLetter, UnhandledMessage } from "../event/dead-letter.ts";
import { DeadLetterListener } from "../event/dead-letter-listener.ts";
import { EventStream } from "../event/event-stream.ts";
import { Logging } from "../event/logging.ts";
import type { LoggingAdapter } from "../logging/logging-adapter.ts";
import { StandardOutLogger } from "../logging/standard-out-logger.ts";
import type { Logger } from "../logging/logger.ts";
import { formatTemplate } from "../logging/log-template.ts";
import { loggerNamed, loggersNamed, logFormatterNamed } from "./named-logging.ts";
import { Mailboxes } from "../mailbox/mailboxes.ts";
import type { Props } from "../props/props.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import { type ActorRefProvider, type InternalActorRef, internalRef } from "../ref-internal/internal-actor-ref.ts";
import { LocalActorRef } from "../local-ref/local-actor-ref.ts";
import type { SerializationVerifier } from "../ref-internal/serialization-verifier.ts";
import { Observation } from "../ref-internal/observation.ts";
import { PendingAsks } from "../ref-internal/pending-asks.ts";
import { PlatformScheduler } from "../scheduler/platform-scheduler.ts";
import type { CoordinatedShutdown } from "../shutdown/coordinated-shutdown.ts";
import { ShutdownReason } from "../shutdown/shutdown-reason.ts";
import { systemShutdown } from "../shutdown/system-shutdown.ts";
import { WorkerNodes } from "../routing/worker-nodes.ts";
import { guardianStrategyFrom } from "./guardian-strategy.ts";
import { defaultStrategy } from "../supervision/default-strategy.ts";
import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";
import { ActorSystem, type ExtensionId } from "../context/actor-system.ts";
import type { ProgramParts } from "./program-parts.ts";
import { Extensions } from "./extensions.ts";
import { type ActorSettings, actorSettingsFrom } from "../config/settings.ts";
import type { SystemContext } from "../context/system-context.ts";
import { lastingActors } from "./lasting-actors.ts";
import { UidSequence } from "./uid-sequence.ts";

/** How many of the actors that outlast the end of the system are named. */
const NAMED_ACTORS = 20;

/** Creates the provider of a system under construction. The system's settings, platform, event stream and dispatcher already exist. */
export type ProviderFactory = (system: ExtendedActorSystem) => ActorRefProvider;

/** What a system is built from. */
export interface ActorSystemContext {
  readonly name: string;
  /** Merged and resolved. */
  readonly config: Config;
  readonly platform: Platform;
  readonly createProvider: ProviderFactory;
  /** Called if messages or creators are to be verified. */
  readonly createVerifier?: ((system: ExtendedActorSystem) => SerializationVerifier) | undefined;
  /** What the program passed in code. */
  readonly host: ProgramParts;
  /** Notes on the configuration that are logged when the system has started. */
  readonly notes: readonly SettingNote[];
}

/**
 * The implementation of actor systems, with the members that modules which extend this one need. Users see `ActorSystem`.
 *
 * States: starting (until {@link start} resolves) → running → terminating (guardians stopping, but not longer than
 * `ritsem.actor.terminate-timeout`, then the provider) → terminated.
 */
export class ExtendedActorSystem extends ActorSystem implements SystemContext {
  readonly name: string;
  readonly config: Config;
  readonly settings: ActorSettings;
  readonly platform: Platform;
  /** The uid of this incarnation, in [1, 2^31 - 1], by which peers recognize a restart. */
  readonly uid: number;
  readonly eventStream: EventStream;
  readonly dispatcher: EventLoopDispatcher;
  readonly dispatchers: Dispatchers;
  readonly mailboxes: Mailboxes;
  readonly scheduler: PlatformScheduler;
  readonly coordinatedShutdown: CoordinatedShutdown;
  readonly senderHint: SenderHint | undefined;
  readonly pendingAsks: PendingAsks = new PendingAsks();
  readonly observation: Observation = new Observation();
  /** How `/user` handles failures of its children. */
  readonly guardianStrategy: SupervisorStrategy;
  readonly provider: ActorRefProvider;
  readonly serializationVerifier: SerializationVerifier | undefined;
  readonly workers: WorkerNodes = new WorkerNodes();
  readonly whenTerminated: Promise<void>;
  turnWatch: TurnWatch | undefined = undefined;
  lifecycleObserver: ((event: ActorTelemetryEvent) => void) | undefined = undefined;
  readonly #logging: Logging;
  readonly #loggers: readonly Logger[];
  readonly #extensions: Extensions;
  readonly #uids: UidSequence;
  readonly #whenGuardiansStopped: Promise<void>;
  #onGuardiansStopped: () => void = () => {};
  #onTerminated: () => void = () => {};
  #cancelTerminateTimeout: CancelTimer | undefined;
  #state: "starting" | "running" | "terminating" | "terminated" = "starting";
  #releaseProcess: (() => void) | undefined;
  /** The promise that {@link terminate} returned. */
  #ending: Promise<void> | undefined;
  #releaseSignals: (() => void) | undefined;

  constructor(init: ActorSystemContext) {
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
    this.#loggers = loggersNamed(loggers, host, standardOut);
    this.#logging = new Logging({
      systemName: init.name,
      eventStream: this.eventStream,
      platform,
      standardOut: (stdoutLogger === undefined ? undefined : loggerNamed(stdoutLogger, host, standardOut)) ?? standardOut,
      standardOutLevel: stdoutLogLevel,
      format: logFormatterNamed(loggerFormatter, host) ?? formatTemplate,
      filters: host.logFilters,
    });
    this.dispatcher = new EventLoopDispatcher(platform, this.settings.dispatcher);
    const { clock } = platform;
    const warn = this.#warningOnce(init.notes);
    this.dispatchers = new Dispatchers({ config, clock, defaultDispatcher: this.dispatcher, custom: host.dispatchers, warn });
    this.mailboxes = new Mailboxes(config, platform, host.mailboxes, warn);
    this.scheduler = new PlatformScheduler({
      platform,
      tickMs: this.settings.schedulerTickMs,
      detached: () => this.dispatcher.detached,
      onError: (error) => this.log("Scheduler").error(errorFrom(error), "A scheduled action failed: {0}", errorFrom(error).message),
    });
    this.coordinatedShutdown = systemShutdown(this, () => this.#terminateActors());
    this.guardianStrategy = guardianStrategyFrom(config, host) ?? defaultStrategy;
    this.#extensions = new Extensions(this, host.extensions);
    this.senderHint = this.settings.hintMissingSender ? new SenderHint(() => this.log()) : undefined;
    this.#whenGuardiansStopped = new Promise((resolve) => (this.#onGuardiansStopped = resolve));
    this.whenTerminated = new Promise((resolve) => (this.#onTerminated = resolve));
    this.provider = init.createProvider(this);
    const { verifiesMessages, verifiesCreators } = this.settings;
    this.serializationVerifier = verifiesMessages || verifiesCreators ? init.createVerifier?.(this) : undefined;
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

  /** Starts loggers and provider. If the provider rejects, everything that had started is stopped before this rejects too. */
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
    if (this.settings.logConfigOnStart) this.log().info("{0}", this.config.render({ hidesSecrets: true }));
  }

  actorOf<M>(props: Props<M>, name?: string): ActorRef<M> {
    const { userGuardian } = this.provider;
    if (this.isTerminating || !(userGuardian instanceof LocalActorRef)) {
      throw new InvalidActorStateError(`${this} is terminating or has terminated and cannot have new actors.`);
    }
    return userGuardian.cell.actorOf(props, name);
  }

  /** Creates an actor below `/system`, which outlives all of `/user`. Its name is chosen by this library and is not checked. */
  systemActorOf<M>(props: Props<M>, name: string): ActorRef<M> {
    const { systemGuardian } = this.provider;
    if (!(systemGuardian instanceof LocalActorRef)) throw new InvalidActorStateError(`${this} has no system guardian.`);
    const { deploy } = props;
    const internal = deploy.dispatcher === undefined ? props.withDispatcher("akka.actor.internal-dispatcher") : props;
    return systemGuardian.cell.attach(internal, name);
  }

  actorSelection(path: string | ActorPath): ActorSelection {
    const root = this.provider.rootGuardian;
    if (!(root instanceof LocalActorRef)) throw new InvalidActorStateError(`${this} has no root guardian.`);
    return root.cell.actorSelection(path);
  }

  resolveActorRef(path: string | ActorPath): ActorRef {
    const isOwn = typeof path === "string" && path.startsWith("/");
    return this.provider.resolveActorRef(isOwn ? `${this.provider.rootPath.address}${path}` : path);
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

  /** INTEROP: FinalTerminate in ActorSystemImpl.cs. */
  #terminateActors(): Promise<void> {
    if (!this.isTerminating) {
      this.#state = "terminating";
      try {
        this.#limitTermination(this.provider.rootGuardian);
        this.stop(this.provider.userGuardian); // the root is notified when it has stopped, then stops /system and itself
      } catch {
        this.#onGuardiansStopped(); // the provider failed before it had created guardians
      }
    }
    return this.whenTerminated;
  }

  #limitTermination(root: InternalActorRef): void {
    const { terminateTimeoutMs: afterMs } = this.settings;
    if (afterMs === Number.POSITIVE_INFINITY) return;
    this.#cancelTerminateTimeout = this.platform.timers.once(afterMs, () => {
      const lasting = lastingActors(root).map(({ path }) => path.toStringWithoutAddress());
      this.log().error(
        "The system ends without {0} of its actors, which have not stopped within {1} ms: {2}. Give what they await a timeout or an AbortSignal. " +
          "The time is ritsem.actor.terminate-timeout.",
        lasting.length,
        afterMs,
        `${lasting.slice(0, NAMED_ACTORS).join(", ")}${lasting.length > NAMED_ACTORS ? ", …" : ""}`,
      );
      this.onGuardiansStopped();
    });
  }

  /** For the provider: the root guardian has stopped, so there are no actors any more. */
  onGuardiansStopped(): void {
    this.#cancelTerminateTimeout?.();
    if (!this.isTerminated) this.#state = "terminating";
    this.#onGuardiansStopped();
  }

  /** A uid for a new actor. */
  nextActorUid(): number {
    return this.#uids.next();
  }

  /** Runs `task` once, after the current turns of actors: one write for everything that they have sent. */
  afterTurn(task: () => void): void {
    this.dispatcher.afterTurn(task);
  }

  /** Logs each warning about the configuration once, and none of those in `notes`. */
  #warningOnce(notes: readonly SettingNote[]): (text: string) => void {
    const known = new Set(notes.map(({ text }) => text));
    return (text) => {
      if (!known.has(text)) this.log("config").warning("{0}", text);
      known.add(text);
    };
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
      this.log().error("The provider failed to stop: {0}", error);
    }
    this.#state = "terminated";
    this.pendingAsks.close();
    this.#releaseProcess?.();
    this.#releaseSignals?.();
    this.#onTerminated();
  }
}
