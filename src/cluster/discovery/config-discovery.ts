import { renderPath } from "../../hocon/index.ts";
import { ClusterSettingError } from "../settings/errors.ts";
import type { DiscoveryFactory, ResolvedTarget } from "./service-discovery.ts";

const LARGEST_PORT = 65_535;

/** Finds services in the configuration. INTEROP: `Akka.Discovery.Config.ConfigServiceDiscovery`. */
export const configDiscovery: DiscoveryFactory = ({ section, config }) => {
  const path = section.getString("services-path");
  const services = config.getConfig(path);
  const found = new Map<string, readonly ResolvedTarget[]>();
  for (const name of services.keys()) {
    const key = `${renderPath([name])}.endpoints`;
    const endpoints = services.hasPath(key) ? services.getStringList(key) : [];
    found.set(
      name,
      [...new Set(endpoints)].map((text) => targetFrom(text, `${path}.${key}`)),
    );
  }
  return { lookup: ({ serviceName }) => Promise.resolve(found.get(serviceName) ?? []) };
};

/** `host`, `host:port` or `[address]:port`. */
function targetFrom(text: string, key: string): ResolvedTarget {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:\s]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined || Number(port ?? 0) > LARGEST_PORT) {
    throw new ClusterSettingError(`${key}: "${text}" is not an endpoint. Expected host:port, such as 10.0.0.5:8110, or a host alone.`);
  }
  return port === undefined ? { host } : { host, port: Number(port) };
}
