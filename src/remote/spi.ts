// For the front doors, which load remoting when a configuration asks for it. No promise about versions.
export { remoteProvider } from "./remote-provider.ts";
export type { RemoteSetup } from "./remote-setup.ts";
