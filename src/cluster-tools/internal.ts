// For the main entry points, the test kit and the command line, which compose systems. No promise about versions.
export { providerWithClusterTools } from "./provider-with-cluster-tools.ts";
export { clusterToolsReference } from "./reference.ts";
export { clusterToolsSerializers, clusterToolsTypes } from "./serializers.ts";
export { encodedName } from "./pub-sub/registry/names.ts";
