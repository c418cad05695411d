import { MessagePort } from "node:worker_threads";

/** Tells our messages from those of others on the event `workerMessage`, which belongs to the whole thread. */
const MARK = "ritsem.remote.worker/1";

/** Asks the system at `port` of a thread to take a connection. */
export interface DialRequest {
  readonly mark: typeof MARK;
  readonly kind: "dial";
  readonly port: number;
  readonly lowWaterBytes: number;
  /** The other end of the connection. */
  readonly conversation: MessagePort;
  /** Set by the transport that takes the connection. */
  isTaken: boolean;
}

/** Asks the transports of one thread whether one of them listens at `port`. */
export interface PortQuery {
  readonly mark: typeof MARK;
  readonly kind: "query";
  readonly port: number;
  /** Set by the transport that does. */
  isTaken: boolean;
}

/** The first message over a connection, from the side that has taken it. */
export interface Acceptance {
  readonly mark: typeof MARK;
  readonly kind: "accept";
  readonly lowWaterBytes: number;
}

export function dialRequest(port: number, lowWaterBytes: number, conversation: MessagePort): DialRequest {
  return { mark: MARK, kind: "dial", port, lowWaterBytes, conversation, isTaken: false };
}

export function portQuery(port: number): PortQuery {
  return { mark: MARK, kind: "query", port, isTaken: false };
}

export function acceptance(lowWaterBytes: number): Acceptance {
  return { mark: MARK, kind: "accept", lowWaterBytes };
}

/** What any thread may have posted, if it is a request to a transport. */
export function requestFrom(value: unknown): DialRequest | PortQuery | undefined {
  if (!isMarked(value) || !Number.isInteger(value["port"])) return undefined;
  if (value["kind"] === "query") return value as unknown as PortQuery;
  const isDial = value["kind"] === "dial" && isWaterMark(value["lowWaterBytes"]) && value["conversation"] instanceof MessagePort;
  return isDial ? (value as unknown as DialRequest) : undefined;
}

/** What arrived over a connection that this thread has asked for, if it is an acceptance. */
export function acceptanceFrom(value: unknown): Acceptance | undefined {
  const isAcceptance = isMarked(value) && value["kind"] === "accept" && isWaterMark(value["lowWaterBytes"]);
  return isAcceptance ? (value as unknown as Acceptance) : undefined;
}

function isMarked(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && (value as Record<string, unknown>)["mark"] === MARK;
}

function isWaterMark(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
