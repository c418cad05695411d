import {
  type ActorInstance,
  type ActorSystem,
  AllDeadLetters,
  type AnyActorRef,
  type ConfigSource,
  LogEvent,
  Props,
  startActorSystem,
} from "../../actor/index.ts";
import { ExtendedActorSystem, LocalActorRef } from "../../actor/internal.ts";
import { describeValue, type Duration, millisecondsOf } from "../../base/index.ts";
import { browserPlatform, type Platform } from "../../platform/index.ts";
import { type DeadLetterCriteria, deadLetterCriteriaText, isAboutDeadLetter, meetsDeadLetterCriteria } from "./dead-letter-criteria.ts";
import { EventFilter } from "./event-filter.ts";
import { criteriaText, type LogCriteria, meetsCriteria } from "./log-criteria.ts";
import { ManualPlatform } from "./manual-platform.ts";
import { MutedEvents } from "./muted-events.ts";
import { Patience } from "./patience.ts";
import { ProbeActor } from "./probe-actor.ts";
import { ProbeInbox } from "./probe-inbox.ts";
import { RecentTroubles } from "./recent-troubles.ts";
import { testkitReference } from "../reference.ts";
import { TestActorRef } from "./test-actor-ref.ts";
import { type AnyFsm, TestFsmRef } from "./test-fsm-ref.ts";
import { testHost, type TestSetup } from "./test-host.ts";
import { testKitSettingsFrom } from "./testkit-settings.ts";
import { TestKitUsageError } from "./errors.ts";
import { TestProbe } from "./test-probe.ts";
import { testTimeOf } from "./test-time.ts";

/** The options of {@link TestKit.create}. */
export interface TestKitOptions extends TestSetup {
  /** Name of the system. Default: `Test`. */
  readonly name?: string;
  /** The configuration. Default: only the defaults. */
  readonly config?: ConfigSource;
  /**
   * `"manual"`: the clock advances only while the test waits or calls {@link TestKit.advance}, and no real time passes. `"real"`: as in
   * production, which actors with sockets, files or timers of their own need. Default: `"manual"`.
   */
  readonly time?: "manual" | "real";
  /** A platform to use instead of `time`; several systems may share one. */
  readonly platform?: Platform;
}

/** The default interval at which {@link TestKit.awaitAssert} and {@link TestKit.awaitCondition} check, in ms. */
const DEFAULT_POLL_MS = 10;

/**
 * A system under test, and what a test does with it. It needs no test runner: expectations throw ExpectationError.
 *
 * With manual time, waiting advances the clock from one due timer to the next, up to the timeout, and lets everything settle in between: an
 * hour of the system's time takes no real time. It does not wait for work of the host, such as I/O.
 */
export class TestKit {
  /** The system under test. */
  readonly system: ActorSystem;
  readonly #extended: ExtendedActorSystem;
  readonly #patience: Patience;
  readonly #muted: MutedEvents;

  private constructor(system: ActorSystem, muted: MutedEvents) {
    if (!(system instanceof ExtendedActorSystem)) throw new TestKitUsageError(`${system} was not started by this copy of the library.`);
    this.system = system;
    this.#extended = system;
    this.#muted = muted;
    this.#patience = new Patience(
      testTimeOf(system.platform),
      testKitSettingsFrom(system.config.withFallback(testkitReference()).resolve()),
      new RecentTroubles(system.eventStream),
    );
  }

  /** Starts a system. Rejects as `ActorSystem.create` does, and with TestKitUsageError for invalid options. */
  static async create(options: TestKitOptions = {}): Promise<TestKit> {
    assertOptions(options);
    const {
      name = "Test",
      config = "",
      time = "manual",
      platform = time === "manual" ? new ManualPlatform() : browserPlatform(),
    } = options;
    const muted = new MutedEvents();
    const started = startActorSystem(testHost(platform, options, muted), name, config);
    return new TestKit(await driven(platform, started), muted);
  }

  /** A kit for a system that was started in another way. Event filters count what it logs, but cannot hide it from its loggers. */
  static on(system: ActorSystem): TestKit {
    return new TestKit(system, new MutedEvents());
  }

  /** The platform of a system with manual time. Throws TestKitUsageError if its time is real. */
  get platform(): ManualPlatform {
    const { platform } = this.#extended;
    if (platform instanceof ManualPlatform) return platform;
    throw new TestKitUsageError(`${this.system} runs on real time, which cannot be advanced. Create the kit with { time: "manual" }.`);
  }

  /** The time on the system's clock in milliseconds. */
  get nowMs(): number {
    return this.#patience.time.nowMs();
  }

  /** Creates an actor that the test controls, below `/system`. Default name: `testProbe1`, `testProbe2`… */
  createProbe(name?: string): TestProbe {
    const inbox = new ProbeInbox();
    const props = Props.from(() => new ProbeActor(inbox));
    return new TestProbe(this.#extended.systemActorOf(props, name ?? this.#freeProbeName()), inbox, this.#patience);
  }

  /** Creates an actor and resolves, once it has started, with access to its instance. Throws TestKitUsageError if it does not start. */
  async testActorOf<A extends ActorInstance<never>>(produce: () => A, name?: string): Promise<TestActorRef<A>> {
    return new TestActorRef<A>(await this.#started(produce, name));
  }

  /** {@link testActorOf} for finite state machines. */
  async testFsmOf<A extends AnyFsm>(produce: () => A, name?: string): Promise<TestFsmRef<A>> {
    return new TestFsmRef<A>(await this.#started(produce, name));
  }

  /**
   * Runs `block`, whose expectations share `max` (times `akka.test.timefactor`) instead of each having a default. Throws ExpectationError
   * if it takes less than `min` or more than `max`.
   */
  within<T>(min: Duration, max: Duration, block: () => T | Promise<T>): Promise<T> {
    return this.#patience.within(min, max, block);
  }

  /** Repeats `assertion` until it does not throw. Rejects with its last error if it still throws after `timeout`. */
  async awaitAssert<T>(assertion: () => T | Promise<T>, timeout?: Duration, interval: Duration = DEFAULT_POLL_MS): Promise<T> {
    let last: { readonly value: T } | { readonly error: unknown } | undefined;
    const isMet = async (): Promise<boolean> => {
      try {
        last = { value: await assertion() };
        return true;
      } catch (error) {
        last = { error };
        return false;
      }
    };
    await this.#patience.time.waitFor(isMet, this.#patience.timeoutMs(timeout), millisecondsOf(interval));
    if (last !== undefined && "value" in last) return last.value;
    throw last?.error;
  }

  /** Waits until `condition` returns true. Throws ExpectationError if it does not within `timeout`. */
  async awaitCondition(
    condition: () => boolean | Promise<boolean>,
    timeout?: Duration,
    interval: Duration = DEFAULT_POLL_MS,
  ): Promise<void> {
    const timeoutMs = this.#patience.timeoutMs(timeout);
    if (await this.#patience.time.waitFor(condition, timeoutMs, millisecondsOf(interval))) return;
    throw this.#patience.failure(`The condition did not hold within ${timeoutMs} ms.`);
  }

  /**
   * Resolves with the result of `promise`, and advances the clock meanwhile if it is manual: for asks and other promises that depend on the
   * system. Rejects as it does, and with ExpectationError after `timeout`. Default: `akka.test.default-timeout` (5 s).
   */
  async resultOf<T>(promise: PromiseLike<T>, timeout?: Duration): Promise<T> {
    let isSettled = false;
    const listeners = new Set<() => void>();
    const settle = (): void => {
      isSettled = true;
      for (const listener of listeners) listener();
    };
    promise.then(settle, settle);
    const { settings, time } = this.#patience;
    const timeoutMs = this.#patience.timeoutMs(timeout, settings.defaultTimeoutMs);
    const isDone = await time.waitFor(
      () => isSettled,
      timeoutMs,
      (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    );
    if (isDone) return promise;
    throw this.#patience.failure(`The promise did not settle within ${timeoutMs} ms (the given timeout, or akka.test.default-timeout).`);
  }

  /** Selects log events that match `criteria`, to expect or mute them. The system must log their level (`akka.loglevel`). */
  eventFilter(criteria: LogCriteria = {}): EventFilter<LogEvent> {
    const matches = (event: LogEvent): boolean => meetsCriteria(event, criteria);
    const events = {
      eventStream: this.system.eventStream,
      channel: LogEvent,
      matches,
      text: criteriaText(criteria),
      mute: () => this.#muted.mute(matches),
    };
    return new EventFilter(events, this.#patience);
  }

  /** Selects dead letters of all kinds, including unhandled messages. While it expects or mutes, the system logs no dead letter. */
  deadLetterFilter(criteria: DeadLetterCriteria = {}): EventFilter<AllDeadLetters> {
    const events = {
      eventStream: this.system.eventStream,
      channel: AllDeadLetters,
      matches: (letter: AllDeadLetters) => meetsDeadLetterCriteria(letter, criteria),
      text: deadLetterCriteriaText(criteria),
      mute: () => this.#muted.mute(isAboutDeadLetter),
    };
    return new EventFilter(events, this.#patience);
  }

  /** Resolves when pending messages have been handled: with manual time all of them, otherwise those of one turn of the host. */
  settle(): Promise<void> {
    return this.#patience.time.settle();
  }

  /** Lets everything settle, advances the clock, which fires each timer at its time, and lets everything settle again. Manual time only. */
  async advance(duration: Duration): Promise<void> {
    const { platform } = this;
    const endMs = platform.clock.nowMs() + millisecondsOf(duration);
    await this.#patience.time.waitFor(() => platform.clock.nowMs() >= endMs, millisecondsOf(duration), NOBODY);
    await platform.settle();
  }

  /** `duration` times `akka.test.timefactor`, in ms. */
  dilatedMs(duration: Duration): number {
    return this.#patience.dilatedMs(duration);
  }

  /** Terminates the system and resolves when it has terminated; with manual time, the clock advances as far as necessary. */
  async terminate(timeout: Duration = "1 minute"): Promise<void> {
    await this.resultOf(this.system.terminate(), timeout);
  }

  /** `await using kit = …` terminates the system at the end of the block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.terminate();
  }

  async #started(produce: () => ActorInstance<never>, name: string | undefined): Promise<LocalActorRef> {
    const ref: AnyActorRef = this.system.actorOf(Props.from(produce), name);
    if (!(ref instanceof LocalActorRef)) throw new TestKitUsageError(`${ref.path} is not an actor of this process.`);
    const { cell } = ref;
    const isRunning = (): boolean => cell.phase.kind === "running";
    await this.#patience.time.waitFor(() => isRunning() || cell.isTerminated, this.#patience.timeoutMs(undefined), DEFAULT_POLL_MS);
    if (!isRunning()) throw new TestKitUsageError(`${ref.path} did not start: it is ${cell.phase.kind}. The log has the reason.`);
    return ref;
  }

  #freeProbeName(): string {
    const guardian = this.#extended.provider.systemGuardian;
    let count = 1;
    while (guardian.getChild([`testProbe${count}`]) instanceof LocalActorRef) count += 1;
    return `testProbe${count}`;
  }
}

function assertOptions(options: unknown): void {
  if (
    typeof options === "object" &&
    options !== null &&
    (Object.getPrototypeOf(options) === Object.prototype || Object.getPrototypeOf(options) === null)
  )
    return;
  const example = typeof options === "string" ? '{ config: "…" }' : "{ config, registry }";
  throw new TestKitUsageError(`TestKit.create takes options, such as ${example}, not ${describeValue(options)}.`);
}

const NOBODY = (): (() => void) => () => {};

/** Waits for `promise` and meanwhile gives a manual platform its turns, in turns of the host, because lazy loading needs some. */
async function driven<T>(platform: Platform, promise: Promise<T>): Promise<T> {
  if (!(platform instanceof ManualPlatform)) return promise;
  let isSettled = false;
  const settle = (): void => void (isSettled = true);
  promise.then(settle, settle);
  while (!isSettled) {
    await platform.settle();
    if (!isSettled) await new Promise<void>((resolve) => void setTimeout(resolve, 0));
  }
  return promise;
}
