export { explain, sentenceOf } from "./explain.ts";
export type { Explanation } from "./explanation.ts";
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
} from "./failure.ts";
