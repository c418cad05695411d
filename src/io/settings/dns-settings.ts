import { withoutAssembly } from "../../base/index.ts";
import { atLeast, type Config } from "../../hocon/index.ts";

/** The settings below `akka.io.dns` that have an effect. */
export interface DnsSettings {
  /** Dispatcher of the DNS manager. Key: `akka.io.dns.dispatcher` (`akka.actor.internal-dispatcher`). */
  readonly dispatcher: string;
  /** Class of the resolver, without its assembly. Key: `provider-object` in the section that `akka.io.dns.resolver` names. */
  readonly provider: string;
  /** How long an answer is remembered. Unit: ms. Key: `positive-ttl` (30 s). */
  readonly positiveTtlMs: number;
  /** How long a failure is remembered. Unit: ms. Key: `negative-ttl` (10 s). */
  readonly negativeTtlMs: number;
  /** How often what is too old is removed. Unit: ms. Key: `cache-cleanup-interval` (120 s). */
  readonly cleanUpIntervalMs: number;
  /** Whether IPv6 addresses are among the answers. Key: `use-ipv6` (on). */
  readonly usesIpv6: boolean;
}

/** Throws configuration errors. `config` has the defaults of this module. */
export function dnsSettingsFrom(config: Config): DnsSettings {
  const section = config.getConfig("akka.io.dns");
  const resolver = section.getConfig(section.getString("resolver")).withFallback(section.getConfig("inet-address")).resolve();
  return {
    dispatcher: section.getString("dispatcher"),
    provider: withoutAssembly(resolver.getString("provider-object")),
    positiveTtlMs: resolver.getDurationMs("positive-ttl", atLeast(0)),
    negativeTtlMs: resolver.getDurationMs("negative-ttl", atLeast(0)),
    cleanUpIntervalMs: resolver.getDurationMs("cache-cleanup-interval", atLeast(1)),
    usesIpv6: resolver.getBoolean("use-ipv6"),
  };
}
