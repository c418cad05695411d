// For the main entry points, which load remoting when a configuration asks for it, for clusters, the command line and the test kit. No promise about
// versions.
export { type HandshakeProbe, probeHandshake } from "./handshake-probe.ts";
export type { Peer } from "./protocol/handshake.ts";
export { usableTransports } from "./missing-transports.ts";
export { failureDetectorsFrom, missingDetectorIn } from "./failure-detector/failure-detector-registry.ts";
export { Heartbeats } from "./failure-detector/heartbeats.ts";
export type { AssociationHappening } from "./lifecycle/association-info.ts";
export { RemoteActorRefProvider } from "./remote-actor-ref-provider.ts";
export { remoteProvider, verifiedLocalProvider } from "./remote-provider.ts";
export type { RemoteSetup } from "./remote-setup.ts";
export { serializersReference } from "./serializers/reference.ts";
export { type SerializationSetup, type SystemSerialization, systemSerialization } from "./serializers/system-serialization.ts";
export { type FrameKind, type FrameSummary, frameSummaryOf } from "./wire/frame-summary.ts";
export { type AddressData, readAddressData, writeAddressData } from "./wire/address-data.ts";
export { type FieldTag, fixed64Tag, lengthDelimitedTag, varintTag } from "./wire/field-tag.ts";
export { payloadFromRouter, routerFromPayload, type RouterSerialization } from "./deploy/router-payload.ts";
export { readPayload, writePayload } from "./wire/payload.ts";
export { ProtoReader } from "./wire/proto-reader.ts";
export { PeerReset } from "./watch/watch-messages.ts";
export { WorkerSlot, type WorkerThreadEvents } from "./workers/worker-slot.ts";
export { startWorkers } from "./workers/start-workers.ts";
export { encodeMessage, ProtoWriter } from "./wire/proto-writer.ts";
