export { explain, type Explanation, sentenceOf } from "./explain.ts";
export type {
  AddressFailure,
  ConnectFailure,
  ConnectionFailure,
  Failure,
  HandshakeFailure,
  Limit,
  MessageFailure,
  StandingFailure,
} from "./failure.ts";
