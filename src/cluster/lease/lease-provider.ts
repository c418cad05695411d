import type { ActorSystem } from "../../actor/index.ts";
import { withoutAssembly } from "../../base/index.ts";
import { atLeast, type Config, strictly } from "../../hocon/index.ts";
import { ClusterSettingError } from "../settings/errors.ts";
import type { Lease, LeaseFactory, LeaseSettings } from "./lease.ts";

/** Factories of leases by the names in `lease-class`. */
export type LeaseRegistry = ReadonlyMap<string, LeaseFactory>;

const DEFAULTS = "akka.coordination.lease";

/** Which lease is wanted. */
export interface LeaseRequest {
  /** Path of the section that describes it. */
  readonly path: string;
  readonly leaseName: string;
  readonly ownerName: string;
}

/** Makes the lease. Throws {@link ClusterSettingError}, and the configuration's own errors, naming the key. */
export function leaseFor(request: LeaseRequest, system: ActorSystem, registry: LeaseRegistry): Lease {
  const { factory, settings } = leasePartsFor(request, system.config, registry);
  return factory(settings, system);
}

/** Throws as {@link leaseFor} if the configuration and the program do not describe the lease. */
export function leasePartsFor(
  { path, leaseName, ownerName }: LeaseRequest,
  root: Config,
  registry: LeaseRegistry,
): { readonly factory: LeaseFactory; readonly settings: LeaseSettings } {
  if (!root.hasPath(path))
    throw new ClusterSettingError(`${path} describes a lease, but there is no such section. Write one with lease-class.`);
  const config = root.getConfig(path).withFallback(root.getConfig(DEFAULTS));
  const name = config.getString("lease-class");
  if (name === "")
    throw new ClusterSettingError(`${path}.lease-class is empty. Set it to the name of a lease that the program gives as \`leases\`.`);
  const factory = [...registry].find(([each]) => withoutAssembly(each) === withoutAssembly(name))?.[1];
  if (factory === undefined) {
    throw new ClusterSettingError(
      `${path}.lease-class = "${name}", but the program gives no lease of this name. Pass ` +
        `leases: new Map([["${withoutAssembly(name)}", factory]]) to ActorSystem.create.`,
    );
  }
  const heartbeatTimeoutMs = config.getDurationMs("heartbeat-timeout", strictly(atLeast(1)));
  const heartbeatIntervalMs = config.getDurationMs("heartbeat-interval", strictly(atLeast(1)));
  if (heartbeatIntervalMs >= heartbeatTimeoutMs / 2) {
    throw new ClusterSettingError(
      `${path}.heartbeat-interval is ${heartbeatIntervalMs} ms, and heartbeat-timeout ${heartbeatTimeoutMs} ms. The interval must be less than half of the timeout.`,
    );
  }
  const operationTimeoutMs = config.getDurationMs("lease-operation-timeout", strictly(atLeast(1)));
  return { factory, settings: { leaseName, ownerName, heartbeatTimeoutMs, heartbeatIntervalMs, operationTimeoutMs, config } };
}
