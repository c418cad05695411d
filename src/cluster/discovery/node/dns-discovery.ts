import { Resolver } from "node:dns/promises";
import type { DiscoveryFactory, DiscoveryLookup, ResolvedTarget } from "../../index.ts";

/** Codes of answers that there is nothing. All others mean that the name service could not be asked. */
const NOTHING: ReadonlySet<string> = new Set(["ENOTFOUND", "ENODATA"]);

/** Finds services by the name service: SRV records for a named port, otherwise A and AAAA. INTEROP: as `Akka.Discovery.Dns`. */
export const createDnsDiscovery: DiscoveryFactory = ({ section, platform }) => {
  const servers = section.getStringList("servers");
  return {
    async lookup(lookup, timeoutMs) {
      const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
      if (servers.length > 0) resolver.setServers(servers);
      const cancel = platform.timers.once(timeoutMs, () => resolver.cancel());
      try {
        return distinct(await found(resolver, lookup));
      } finally {
        cancel();
      }
    },
  };
};

async function found(resolver: Resolver, { serviceName, portName, protocol = "tcp" }: DiscoveryLookup): Promise<readonly ResolvedTarget[]> {
  if (portName !== undefined) {
    const records = await unlessNothing(resolver.resolveSrv(`_${portName}._${protocol}.${serviceName}`));
    return records.map(({ name, port }) => ({ host: name, port }));
  }
  const [four, six] = await Promise.all([unlessNothing(resolver.resolve4(serviceName)), unlessNothing(resolver.resolve6(serviceName))]);
  return [...four, ...six].map((host) => ({ host }));
}

async function unlessNothing<T>(records: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await records;
  } catch (error) {
    if (NOTHING.has((error as NodeJS.ErrnoException).code ?? "")) return [];
    throw error;
  }
}

function distinct(targets: readonly ResolvedTarget[]): readonly ResolvedTarget[] {
  return [...new Map(targets.map((target) => [`${target.host} ${target.port ?? ""}`, target])).values()];
}
