export {
  AlreadyOpenError,
  BindError,
  ConnectError,
  ConnectionLostError,
  ForcedDisassociationError,
  TlsError,
  TransportSettingsError,
  UnfinishedFrameError,
  UnknownAdapterError,
  UnknownTransportError,
} from "./errors.ts";
export { bothEndsOf } from "./both-ends.ts";
export { type Batching, batchingFrom } from "./batching.ts";
export { BlockReader, type BlockReaderContext, type BlockReaderSettings } from "./block-reader.ts";
export { FrameAssembler } from "./framing/frame-assembler.ts";
export { frameFrom } from "./framing/frame-from.ts";
export { type ForeignSpeech, FrameTooLargeError } from "./framing/errors.ts";
export { type FrameBuffer, frameBufferOf, SpareBuffer } from "./framing/spare-buffer.ts";
export { swapPrefixes } from "./framing/swap-prefixes.ts";
export { type OnFrame, PREFIX_BYTES, takeFrames } from "./framing/take-frames.ts";
export { OpenConnections } from "./open-connections.ts";
export { ALL_AT_ONCE, ReadTurns, type ReadTurnSettings, type TurnTaker } from "./read-turns.ts";
export { isSynthetic, syntheticAddress } from "./no-listener.ts";
export { connectFailureOf, reasonOfSocketFailure, socketErrorCode } from "./socket-failure.ts";
export type { AssociationHandle, FrameListener, Transport } from "./transport.ts";
export {
  type ReceiveRoom,
  type TransportContext,
  type TransportFactory,
  type TransportLog,
  type TransportSettings,
  UNLIMITED_ROOM,
} from "./transport-context.ts";
export {
  type AdapterHooks,
  adaptTransport,
  findAdapters,
  type TransportAdapterContext,
  type TransportAdapterFactory,
  type TransportAdapterRegistry,
} from "./transport-adapter.ts";
export { findTransport, hasTransport, type TransportRegistry } from "./transport-registry.ts";
