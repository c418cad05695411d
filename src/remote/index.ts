export { MisaddressedError } from "./association/misaddressed-error.ts";
export { OversizedPayloadError } from "./association/oversized-payload-error.ts";
export { explain, type Explanation, sentenceOf } from "./explanation/index.ts";
export type {
  AddressFailure,
  ConnectFailure,
  ConnectionFailure,
  Failure,
  HandshakeFailure,
  Limit,
  MessageFailure,
  StandingFailure,
} from "./explanation/index.ts";
export { CommandNotAcknowledgedError } from "./command-not-acknowledged-error.ts";
export { DeadlineFailureDetector } from "./failure-detector/deadline-failure-detector.ts";
export type { FailureDetector } from "./failure-detector/failure-detector.ts";
export { UnknownFailureDetectorError } from "./failure-detector/unknown-failure-detector-error.ts";
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
} from "./lifecycle-events.ts";
export { AssociationRefusedError } from "./protocol/association-refused-error.ts";
export { HandshakeTimeoutError } from "./protocol/handshake-timeout-error.ts";
export { PeerSilentError } from "./protocol/peer-silent-error.ts";
export { ProtocolViolationError } from "./protocol/protocol-violation-error.ts";
export { QuarantinedPeerError } from "./protocol/quarantined-peer-error.ts";
export { type RemotingControl, remotingOf } from "./remoting-control.ts";
export { RemotingNotRunningError } from "./remoting-not-running-error.ts";
export { RemotingStartError } from "./remoting-start-error.ts";
export { RemoteException } from "./serializers/remote-exception.ts";
export {
  AlreadyOpenError,
  type AssociationHandle,
  BindError,
  ConnectError,
  ConnectionLostError,
  type FrameListener,
  type ForeignSpeech,
  FrameTooLargeError,
  type Transport,
  type TransportContext,
  type TransportFactory,
  type TransportLog,
  type TransportSettings,
  TransportSettingsError,
  UnknownTransportError,
} from "./transport/index.ts";
export { IncompleteEnvelopeError, WireFormatError } from "./wire/wire-format-error.ts";
export type { ExceptionData } from "./wire/exception-data.ts";
export type { Payload } from "./wire/payload.ts";
export type { DisassociateReason } from "./wire/pdu.ts";
