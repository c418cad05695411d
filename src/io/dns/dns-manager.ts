import { Actor, type ActorRef } from "../../actor/index.ts";
import { errorFrom } from "../../base/index.ts";
import type { Clock } from "../../platform/index.ts";
import type { DnsCache } from "../core/dns-cache.ts";
import { Resolve, Resolved } from "../message/dns-messages.ts";
import type { DnsSettings } from "../settings/dns-settings.ts";

/** The addresses of a name, from the name service. Rejects if there are none. */
export type AddressLookup = (name: string) => Promise<readonly ResolvedAddress[]>;

/** An address of a name. */
export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** What the DNS manager works with. */
export interface DnsContext {
  readonly settings: DnsSettings;
  readonly clock: Clock;
  readonly cache: DnsCache;
  readonly lookup: AddressLookup;
}

const CLEAN_UP = Symbol("clean-up");

/** Answers {@link Resolve} from the cache, or asks the name service; several who ask for one name at a time share a question. */
export class DnsManager extends Actor {
  readonly #context: DnsContext;
  readonly #askers = new Map<string, ActorRef[]>();

  constructor(context: DnsContext) {
    super();
    this.#context = context;
  }

  override preStart(): void {
    this.timers.startPeriodicTimer(CLEAN_UP, CLEAN_UP, this.#context.settings.cleanUpIntervalMs);
  }

  override receive(message: unknown): void {
    if (message instanceof Resolve) this.#resolve(message.name);
    else if (message instanceof Answer) this.#onAnswer(message.resolved);
    else if (message === CLEAN_UP) this.#context.cache.cleanUp(this.#context.clock.nowMs());
    else this.unhandled(message);
  }

  #resolve(name: string): void {
    const { cache, clock, lookup } = this.#context;
    const known = cache.get(name, clock.nowMs());
    if (known !== undefined) return this.sender.tell(known);
    const askers = this.#askers.get(name);
    if (askers !== undefined) return void askers.push(this.sender);
    this.#askers.set(name, [this.sender]);
    const { self } = this;
    void lookup(name).then(
      (addresses) => self.tell(new Answer(this.#resolvedFrom(name, addresses))),
      (error: unknown) => self.tell(new Answer(new Resolved(name, [], [], errorFrom(error)))),
    );
  }

  #resolvedFrom(name: string, addresses: readonly ResolvedAddress[]): Resolved {
    const of = (wanted: 4 | 6): readonly string[] => addresses.filter(({ family }) => family === wanted).map(({ address }) => address);
    const [ipv4, ipv6] = [of(4), this.#context.settings.usesIpv6 ? of(6) : []];
    if (ipv4.length + ipv6.length > 0) return new Resolved(name, ipv4, ipv6);
    return new Resolved(name, [], [], new Error(`${name} has IPv6 addresses alone, and use-ipv6 below akka.io.dns is off.`));
  }

  #onAnswer(resolved: Resolved): void {
    const { cache, clock, settings } = this.#context;
    cache.put(resolved, clock.nowMs() + (resolved.isSuccess ? settings.positiveTtlMs : settings.negativeTtlMs));
    for (const asker of this.#askers.get(resolved.name) ?? []) asker.tell(resolved, this.self);
    this.#askers.delete(resolved.name);
  }
}

/** What the name service has said. */
class Answer {
  readonly noSerializationVerificationNeeded = true;
  /** It may come when the system is about to end. */
  readonly deadLetterSuppression = true;
  readonly resolved: Resolved;

  constructor(resolved: Resolved) {
    this.resolved = resolved;
  }
}
