// For the front doors, which load remoting when a configuration asks for it, and for the test kit. No promise about versions.
export { remoteProvider } from "./remote-provider.ts";
export type { RemoteSetup } from "./remote-setup.ts";
export { type FrameKind, type FrameSummary, frameSummaryOf } from "./wire/frame-summary.ts";
