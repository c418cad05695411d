export { MisaddressedError, OversizedPayloadError } from "./association/errors.ts";
export { explain, type Explanation, sentenceOf } from "./explanation/index.ts";
export type {
  AddressFailure,
  CertificateProblem,
  ConnectFailure,
  ConnectionFailure,
  Failure,
  HandshakeFailure,
  HandshakeSection,
  JoiningFailure,
  Limit,
  MessageFailure,
  StandingFailure,
  TlsFailure,
} from "./explanation/index.ts";
export { CommandNotAcknowledgedError, RemotingNotRunningError, RemotingStartError } from "./lifecycle/errors.ts";
export { DeadlineFailureDetector } from "./failure-detector/deadline-failure-detector.ts";
export type { FailureDetector } from "./failure-detector/failure-detector.ts";
export type { FailureDetectorFactory, FailureDetectorRegistry } from "./failure-detector/failure-detector-registry.ts";
export { PhiAccrualFailureDetector, type PhiAccrualSettings } from "./failure-detector/phi-accrual.ts";
export {
  AssociatedEvent,
  AssociationErrorEvent,
  AssociationEvent,
  DisassociatedEvent,
  type LifecycleLevel,
  QuarantinedEvent,
  RemotingErrorEvent,
  RemotingLifecycleEvent,
  RemotingListenEvent,
  RemotingShutdownEvent,
  ThisActorSystemQuarantinedEvent,
} from "./lifecycle/lifecycle-events.ts";
export { WorkerStartError } from "./workers/errors.ts";
export { UndeliverableMessage } from "./lifecycle/undeliverable-message.ts";
export {
  AssociationRefusedError,
  HandshakeTimeoutError,
  PeerSilentError,
  ProtocolViolationError,
  QuarantinedPeerError,
} from "./protocol/errors.ts";
export type { MemoryUse } from "../base/index.ts";
export type { AssociationInfo, Traffic } from "./lifecycle/association-info.ts";
export { type RemotingControl, remotingOf } from "./lifecycle/remoting-control.ts";
export { TooManyDialsError } from "./limits/errors.ts";
export { RemoteException } from "./serializers/remote-exception.ts";
export {
  type AdapterHooks,
  adaptTransport,
  AlreadyOpenError,
  type AssociationHandle,
  BindError,
  ConnectError,
  ConnectionLostError,
  type FrameListener,
  ForcedDisassociationError,
  type ForeignSpeech,
  FrameTooLargeError,
  TlsError,
  type ReceiveRoom,
  type Transport,
  type TransportAdapterContext,
  type TransportAdapterFactory,
  type TransportContext,
  type TransportFactory,
  type TransportLog,
  type TransportSettings,
  TransportSettingsError,
  UnfinishedFrameError,
  UnknownAdapterError,
  UnknownTransportError,
} from "./transport/index.ts";
export { IncompleteEnvelopeError, WireFormatError } from "./wire/errors.ts";
export type { ExceptionData } from "./wire/exception-data.ts";
export type { Payload } from "./wire/payload.ts";
export type { DisassociateReason } from "./wire/pdu.ts";
