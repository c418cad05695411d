import type { ActorSystem, ExtensionId } from "../actor/index.ts";
import type { ExtendedActorSystem } from "../actor/internal.ts";
import { EventLoopDelay } from "./check/event-loop-delay.ts";
import { type HealthCheck, ProgramChecks } from "./check/program-checks.ts";
import { systemFactsOf } from "./check/system-facts.ts";
import { healthReference } from "./reference.ts";
import { findingsIn, reportOf, type WeighedFinding } from "./report/findings.ts";
import type { HealthReport } from "./report/health-report.ts";
import { type Consequence, type HealthSettings, healthSettingsFrom } from "./settings/health-settings.ts";

/** What {@link Health.addCheck} may be told. */
export interface HealthCheckOptions {
  /** What a failure means: `readiness` (the default), `liveness`, or `none` for a note. */
  readonly affects?: Consequence;
}

/**
 * Whether a system is alive, and ready for requests. What it looks at: termination and the coordinated shutdown, whether remoting listens, the
 * status of the node in a cluster, quarantined peers, handlers that await for too long, delays of the event loop, and the checks of the program.
 * Handlers are watched from the first `Health.get(system)` on.
 */
export class Health {
  readonly #system: ExtendedActorSystem;
  readonly #settings: HealthSettings;
  readonly #delay: EventLoopDelay;
  readonly #checks: ProgramChecks;

  /** @internal see {@link Health.get} */
  constructor(system: ActorSystem) {
    this.#system = system as ExtendedActorSystem;
    this.#settings = healthSettingsFrom(system.config.withFallback(healthReference()).resolve());
    const { platform, observation } = this.#system;
    observation.noteAwaiting();
    this.#delay = new EventLoopDelay(platform);
    this.#checks = new ProgramChecks(platform.timers, this.#settings.checkTimeoutMs);
    void system.whenTerminated.then(() => this.#delay.stop());
  }

  /** The health of `system`. Throws ConfigError if a setting below `ritsem.health` is wrong. */
  static get(system: ActorSystem): Health {
    return system.extension(healthId);
  }

  /** Whether the process should go on. False, with the reasons, if only a new one can help. Never rejects. */
  async liveness(): Promise<HealthReport> {
    return reportOf("liveness", await this.#find());
  }

  /** Whether this system should get requests. Never rejects. */
  async readiness(): Promise<HealthReport> {
    return reportOf("readiness", await this.#find());
  }

  /**
   * Adds a check of the program, such as for its database, under a name that HTTP shows: up to 63 lower-case letters, digits and dashes. It runs when
   * health is asked for, at most once at a time, and fails after `ritsem.health.check-timeout` (2 s). Returns a function that removes it. Throws
   * InvalidArgumentError, also for the 101st check.
   */
  addCheck(name: string, check: HealthCheck, { affects = "readiness" }: HealthCheckOptions = {}): () => void {
    return this.#checks.add(name, check, affects);
  }

  async #find(): Promise<readonly WeighedFinding[]> {
    const failures = await this.#checks.failures();
    return [...findingsIn(systemFactsOf(this.#system, this.#delay.lateByMs), this.#settings), ...failures];
  }
}

/** The id of {@link Health} among the extensions of a system. */
const healthId: ExtensionId<Health> = { name: "Health", createExtension: (system) => new Health(system) };
