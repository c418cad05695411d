export { createDnsDiscovery } from "./dns-discovery.ts";
export { createKubernetesDiscovery } from "./kubernetes-discovery.ts";
