import type { Address } from "../../actor/index.ts";
import type { DisassociateReason } from "../wire/pdu.ts";

/**
 * Where one connection stands in the Akka protocol.
 *
 * - `connecting` (outbound): the transport dials; if that fails there is no connection. Exits: `awaiting-reply`, `closed`.
 * - `awaiting-reply` (outbound): own ASSOCIATE written. Exits: `open`, `closed`.
 * - `awaiting-associate` (inbound): the peer sends first. Exits: `open`, `closed`.
 * - `open`: messages both ways. Exits: `leaving` by the own side's wish, `closed` by all else.
 * - `leaving`: waits for the transport to finish closing. Exit: `closed`.
 * - `closed`: nothing matters any more.
 */
export type ProtocolState =
  | { readonly kind: "connecting" }
  | { readonly kind: "awaiting-reply" }
  | { readonly kind: "awaiting-associate" }
  | { readonly kind: "open" }
  | { readonly kind: "leaving"; readonly ending: ProtocolEnding }
  | { readonly kind: "closed" };

/** The identity that the peer states. */
export interface Peer {
  /** Its advertised address, protocol with `akka.`. */
  readonly address: Address;
  /** Its incarnation: another after each start. */
  readonly uid: number;
  /** Whether it reads what goes with messages beside Akka's fields. Absent: no. */
  readonly readsContexts?: true;
}

/** What can happen to a connection. */
export type ProtocolInput =
  | { readonly kind: "connected" }
  | { readonly kind: "associate"; readonly peer: Peer; readonly isRefused: boolean }
  | { readonly kind: "disassociate"; readonly reason: DisassociateReason }
  | { readonly kind: "heartbeat" }
  | { readonly kind: "payload" }
  | { readonly kind: "unreadable"; readonly cause: Error }
  | { readonly kind: "handshake-timeout" }
  | { readonly kind: "silence" }
  | { readonly kind: "leave"; readonly reason: DisassociateReason }
  | { readonly kind: "break-off"; readonly cause: Error | undefined }
  | { readonly kind: "connection-ended"; readonly cause: Error | undefined };

/** Why it is over. */
export type ProtocolEnding =
  | { readonly kind: "peer-left"; readonly reason: DisassociateReason }
  | { readonly kind: "peer-refused"; readonly peer: Peer }
  | { readonly kind: "unexpected"; readonly received: "heartbeat" | "payload" }
  | { readonly kind: "unreadable"; readonly cause: Error }
  | { readonly kind: "handshake-timeout" }
  | { readonly kind: "silence" }
  | { readonly kind: "left"; readonly reason: DisassociateReason }
  | { readonly kind: "broken-off"; readonly cause: Error | undefined }
  | { readonly kind: "connection-ended"; readonly cause: Error | undefined };

/** The effects to run, in this order. */
export type ProtocolEffect =
  /** `peer` is set when it has spoken first. */
  | { readonly kind: "write-associate"; readonly peer?: Address }
  | { readonly kind: "write-disassociate"; readonly reason: DisassociateReason }
  | { readonly kind: "start-heartbeat" }
  | { readonly kind: "establish"; readonly peer: Peer }
  /** The transport closes once what was written has left. */
  | { readonly kind: "close" }
  | { readonly kind: "abort" }
  | { readonly kind: "report"; readonly ending: ProtocolEnding };

export interface ProtocolStep {
  readonly state: ProtocolState;
  readonly effects: readonly ProtocolEffect[];
}

export const OUTBOUND_START: ProtocolState = { kind: "connecting" };
export const INBOUND_START: ProtocolState = { kind: "awaiting-associate" };
const CLOSED: ProtocolState = { kind: "closed" };

/**
 * The protocol's rules. Pure.
 * INTEROP: Akka.NET's `AkkaProtocolTransport`, as observed on the wire; a DISASSOCIATE is never answered by one, and what cannot be
 * read closes the connection without one.
 */
export function transition(state: ProtocolState, input: ProtocolInput): ProtocolStep {
  switch (state.kind) {
    case "connecting":
      return whileConnecting(state, input);
    case "awaiting-reply":
    case "awaiting-associate":
      return whileAwaiting(state, input);
    case "open":
      return whileOpen(state, input);
    case "leaving":
      return whileLeaving(state, input);
    case "closed":
      return { state, effects: [] };
  }
}

function whileConnecting(state: ProtocolState, input: ProtocolInput): ProtocolStep {
  switch (input.kind) {
    case "connected":
      // INTEROP: heartbeats start with the own ASSOCIATE, not with the peer's.
      return { state: { kind: "awaiting-reply" }, effects: [{ kind: "write-associate" }, { kind: "start-heartbeat" }] };
    case "break-off":
      return breakOff(input.cause);
    default:
      return { state, effects: [] };
  }
}

function whileAwaiting(state: ProtocolState & { kind: "awaiting-reply" | "awaiting-associate" }, input: ProtocolInput): ProtocolStep {
  switch (input.kind) {
    case "associate":
      return onAssociate(state.kind === "awaiting-associate", input.peer, input.isRefused);
    case "disassociate":
      return close({ kind: "peer-left", reason: input.reason });
    case "heartbeat":
    case "payload":
      return takeLeave("unknown", { kind: "unexpected", received: input.kind });
    case "handshake-timeout":
      return takeLeave("unknown", { kind: "handshake-timeout" });
    case "leave":
      return takeLeave(input.reason, { kind: "left", reason: input.reason });
    case "unreadable":
      return close(input);
    case "break-off":
      return breakOff(input.cause);
    case "connection-ended":
      return { state: CLOSED, effects: [{ kind: "report", ending: input }] };
    default: // "silence": the handshake has a limit of its own
      return { state, effects: [] };
  }
}

/** INTEROP: an acceptor answers first and refuses then; a dialler, whose ASSOCIATE is out already, just refuses. */
function onAssociate(isInbound: boolean, peer: Peer, isRefused: boolean): ProtocolStep {
  const answer: readonly ProtocolEffect[] = isInbound ? [{ kind: "write-associate", peer: peer.address }] : [];
  if (isRefused) {
    const refusal = takeLeave("quarantined", { kind: "peer-refused", peer });
    return { ...refusal, effects: [...answer, ...refusal.effects] };
  }
  const start: readonly ProtocolEffect[] = isInbound ? [{ kind: "start-heartbeat" }] : [];
  return { state: { kind: "open" }, effects: [...answer, ...start, { kind: "establish", peer }] };
}

function whileOpen(state: ProtocolState, input: ProtocolInput): ProtocolStep {
  switch (input.kind) {
    case "disassociate":
      return close({ kind: "peer-left", reason: input.reason });
    case "unreadable":
      return close(input);
    case "silence":
      return takeLeave("unknown", { kind: "silence" });
    case "leave": {
      const effects: readonly ProtocolEffect[] = [{ kind: "write-disassociate", reason: input.reason }, { kind: "close" }];
      return { state: { kind: "leaving", ending: { kind: "left", reason: input.reason } }, effects };
    }
    case "break-off":
      return { state: { kind: "leaving", ending: { kind: "broken-off", cause: input.cause } }, effects: [{ kind: "abort" }] };
    case "connection-ended":
      return { state: CLOSED, effects: [{ kind: "report", ending: input }] };
    default: // payload and heartbeat are signs of life, a second ASSOCIATE is ignored
      return { state, effects: [] };
  }
}

function whileLeaving(state: ProtocolState & { kind: "leaving" }, input: ProtocolInput): ProtocolStep {
  if (input.kind === "connection-ended") return { state: CLOSED, effects: [{ kind: "report", ending: state.ending }] };
  return { state, effects: input.kind === "break-off" ? [{ kind: "abort" }] : [] };
}

function takeLeave(reason: DisassociateReason, ending: ProtocolEnding): ProtocolStep {
  return { state: CLOSED, effects: [{ kind: "write-disassociate", reason }, { kind: "close" }, { kind: "report", ending }] };
}

/** Before the end of the handshake no caller waits for the transport to finish closing. */
function breakOff(cause: Error | undefined): ProtocolStep {
  return { state: CLOSED, effects: [{ kind: "abort" }, { kind: "report", ending: { kind: "broken-off", cause } }] };
}

function close(ending: ProtocolEnding): ProtocolStep {
  return { state: CLOSED, effects: [{ kind: "close" }, { kind: "report", ending }] };
}
