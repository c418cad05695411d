// For the front doors, which load remoting when a configuration asks for it, for the command line and the test kit. No promise about versions.
export { type HandshakeProbe, probeHandshake } from "./handshake-probe.ts";
export type { Peer } from "./protocol/handshake.ts";
export { remoteProvider, verifiedLocalProvider } from "./remote-provider.ts";
export type { RemoteSetup } from "./remote-setup.ts";
export { serializersReference } from "./serializers/reference.ts";
export { type SerializationSetup, type SystemSerialization, systemSerialization } from "./serializers/system-serialization.ts";
export { type FrameKind, type FrameSummary, frameSummaryOf } from "./wire/frame-summary.ts";
