import { lookup as lookupName } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { type ActorRef, type ActorSystem, type ExtensionId, Props } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { errorFrom } from "../../base/index.ts";
import type { Clock } from "../../platform/index.ts";
import { DnsCache } from "../core/dns-cache.ts";
import { Resolve, Resolved } from "../message/dns-messages.ts";
import { ioReference } from "../reference.ts";
import { type DnsSettings, dnsSettingsFrom } from "../settings/dns-settings.ts";
import { DnsManager, type ResolvedAddress } from "./dns-manager.ts";

/** Akka.NET's only resolver, which asks the operating system, as this one does. */
const PROVIDER = "Akka.IO.InetAddressDnsProvider";

/**
 * The name service for the actors of one system, with a cache. TCP and UDP use it.
 *
 * INTEROP: the counterpart of `Akka.IO.DnsExt`.
 */
export class DnsExtension {
  /** Takes `Resolve`. Its path is `/system/IO-DNS`. */
  readonly manager: ActorRef<Resolve>;
  /** The settings below `akka.io.dns`. */
  readonly settings: DnsSettings;
  readonly #cache = new DnsCache();
  readonly #clock: Clock;

  /** @internal see `get` */
  constructor(system: ActorSystem) {
    const { platform } = system as ExtendedActorSystem;
    this.#clock = platform.clock;
    this.settings = dnsSettingsFrom(system.config.withFallback(ioReference()).resolve());
    const { dispatcher, provider } = this.settings;
    if (provider !== PROVIDER) system.log("DNS").warning("There is no resolver {0}: names are resolved by the operating system", provider);
    const context = { settings: this.settings, clock: this.#clock, cache: this.#cache, lookup: addressesOf };
    this.manager = (system as ExtendedActorSystem).systemActorOf(Props.create(DnsManager, context).withDispatcher(dispatcher), "IO-DNS");
  }

  /** The answer about `name` that is remembered; `undefined` if there is none. */
  cached(name: string): Resolved | undefined {
    return this.#cache.get(name, this.#clock.nowMs());
  }

  /** @internal resolves names for Node's sockets */
  readonly lookup: LookupFunction = (name, { family, all }, done) => {
    const answer = ({ ipv4, ipv6, exception }: Resolved): void => {
      const addresses = [
        ...(family === 6 ? [] : ipv4.map((address) => ({ address, family: 4 }))),
        ...(family === 4 ? [] : ipv6.map((address) => ({ address, family: 6 }))),
      ];
      const [first] = addresses;
      if (first === undefined) done(exception ?? new Error(`${name} has no address of IPv${String(family)}.`), []);
      else if (all === true) done(null, addresses);
      else done(null, first.address, first.family);
    };
    this.manager.ask(new Resolve(name), Resolved).then(answer, (error: unknown) => done(errorFrom(error), []));
  };
}

const dnsId: ExtensionId<DnsExtension> = { name: "Dns", createExtension: (system) => new DnsExtension(system) };

/** The name service of `system`, started by the first call. Throws configuration errors. */
export function dnsOf(system: ActorSystem): DnsExtension {
  return system.extension(dnsId);
}

async function addressesOf(name: string): Promise<readonly ResolvedAddress[]> {
  const family = isIP(name);
  if (family !== 0) return [{ address: name, family: family === 6 ? 6 : 4 }];
  const found = await lookupName(name, { all: true });
  return found.map((each) => ({ address: each.address, family: each.family === 6 ? 6 : 4 }));
}
