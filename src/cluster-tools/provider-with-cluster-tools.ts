import type { LoadedProvider } from "../actor/index.ts";
import type { ClusterProviderSetup } from "../cluster/internal.ts";
import type { Config } from "../hocon/index.ts";
import { remoteProvider } from "../remote/internal.ts";
import { clientSettingsFrom } from "./client/cluster-client-settings.ts";
import { receptionistSettingsFrom } from "./client/receptionist-settings.ts";
import { pubSubSettingsFrom } from "./pub-sub/pub-sub-settings.ts";
import { clusterToolsReference } from "./reference.ts";
import { clusterToolsSerializers, clusterToolsTypes } from "./serializers.ts";
import { managerSettingsFrom, proxySettingsFrom } from "./singleton/singleton-settings.ts";

/**
 * The provider of a system that may use the tools: with their settings, serializers and, in a cluster, the extensions that `akka.extensions` may name. A
 * system without a cluster may be a client of one. `references` are the defaults of the transports in `setup`.
 */
export async function providerWithClusterTools(
  kind: "remote" | "cluster",
  setup: ClusterProviderSetup,
  references: readonly Config[],
): Promise<LoadedProvider> {
  const withTools: ClusterProviderSetup = {
    ...setup,
    builtIn: new Map([...clusterToolsSerializers, ...(setup.builtIn ?? [])]),
    types: [...clusterToolsTypes, ...(setup.types ?? [])],
  };
  const defaults = [...references, clusterToolsReference()];
  if (kind === "remote") return withChecks(remoteProvider(withTools, defaults));
  const [{ clusterProvider }, { clusterToolsExtensions }] = await Promise.all([
    import("../cluster/internal.ts"),
    import("./extensions.ts"),
  ]);
  return { ...withChecks(clusterProvider(withTools, defaults)), extensions: clusterToolsExtensions };
}

function withChecks(provider: LoadedProvider): LoadedProvider {
  return {
    ...provider,
    check(config) {
      provider.check?.(config);
      pubSubSettingsFrom(config);
      clientSettingsFrom(config);
      receptionistSettingsFrom(config);
      managerSettingsFrom(config);
      proxySettingsFrom(config);
    },
  };
}
