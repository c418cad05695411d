// For this module's tests only: a system named Beta that speaks the protocol, and peers that write and read raw frames. The transports are given, so that the module stays free of them.
import type { Address } from "../../actor/index.ts";
import { ManualPlatform } from "../../testkit/index.ts";
import { PeerMemory } from "../limits/peer-memory.ts";
import { type AssociationHandle, frameFrom, type Transport } from "../transport/index.ts";
import type { AddressData } from "../wire/address-data.ts";
import { type AkkaProtocolHandle, accept, type ProtocolContext, type ProtocolDisassociation } from "./akka-protocol-handle.ts";

export const HEARTBEAT = "0400000012020803";
export const DISASSOCIATE = "0400000012020802";
export const SHUTTING_DOWN = "0400000012020804";
export const QUARANTINED = "0400000012020805";
/** As captured from Akka.NET. */
export const ALPHA_ASSOCIATE = "2c000000122a080112260a1b0a05416c70686112093132372e302e302e3118b1c7012203746370118c60441700000000";
export const BETA_ASSOCIATE = "2b0000001229080112250a1a0a044265746112093132372e302e302e3118bbc7012203746370110a83547500000000";
/** A data frame of three bytes, and the event for it. */
export const DATA = "050000000a03010203";
export const DATA_BODY = "0a03010203";

interface Identity {
  readonly origin: AddressData;
  readonly uid: number;
}

export const ALPHA: Identity = { origin: { system: "Alpha", hostname: "127.0.0.1", port: 25521, protocol: "tcp" }, uid: 390357132 };
export const BETA: Identity = { origin: { system: "Beta", hostname: "127.0.0.1", port: 25531, protocol: "tcp" }, uid: 1968472842 };

/** Advances the time of `platform` and fires what becomes due, letting the network settle after each timer. */
export async function advance({ clock }: ManualPlatform, byMs: number): Promise<void> {
  const untilMs = clock.nowMs() + byMs;
  for (let dueMs = clock.nextDueMs; dueMs !== undefined && dueMs <= untilMs; dueMs = clock.nextDueMs) {
    clock.advanceToMs(dueMs);
    await settled();
  }
  clock.advanceToMs(untilMs);
}

/** Lets everything that microtasks can do happen. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Beta and any peer. */
export interface BetaNetwork {
  readonly time: ManualPlatform;
  /** Where Beta listens. */
  readonly address: Address;
  /** Reaches Beta. */
  readonly alpha: Transport;
  /** What became of each connection to Beta: its handle, or the error. */
  readonly accepted: readonly unknown[];
  readonly contextOf: (own: Identity) => ProtocolContext;
}

export async function betaNetwork(
  { alpha, beta }: { readonly alpha: Transport; readonly beta: Transport },
  overrides: Partial<ProtocolContext> = {},
): Promise<BetaNetwork> {
  const time = new ManualPlatform();
  const accepted: unknown[] = [];
  const contextOf = ({ origin, uid }: Identity): ProtocolContext => ({
    origin,
    uidFor: () => uid,
    settingsKey: "akka.remote.dot-netty.tcp",
    handshakeTimeoutMs: 15_000,
    heartbeatIntervalMs: 500,
    acceptableHeartbeatPauseMs: 1000,
    platform: time,
    maximumFrameBytes: 127_996,
    memory: new PeerMemory(64 * 1024 * 1024),
    isRefused: () => false,
    ...overrides,
  });
  const address = await beta.listen("Beta", (handle) => {
    accept(handle, contextOf(BETA)).then(
      (one) => accepted.push(one),
      (cause: unknown) => accepted.push(cause),
    );
  });
  return { time, address, alpha, accepted, contextOf };
}

/** A peer that writes and reads whole frames as hex, prefix included. */
export interface RawPeer {
  readonly frames: string[];
  readonly ends: (Error | undefined)[];
  readonly handle: AssociationHandle;
  send(hex: string): void;
}

export function rawPeer(handle: AssociationHandle): RawPeer {
  const frames: string[] = [];
  const ends: (Error | undefined)[] = [];
  handle.open({
    onFrame: (bytes, start, end) => void frames.push(hexOf(frameFrom(bytes.subarray(start, end)))),
    onWritable() {},
    onDisassociated: (cause) => void ends.push(cause),
  });
  return { frames, ends, handle, send: (hex) => void handle.write(bytesOf(hex)) };
}

/** A raw peer that has dialled Beta. */
export async function peerOf(net: BetaNetwork): Promise<RawPeer> {
  const peer = rawPeer(await net.alpha.associate(net.address, new AbortController().signal));
  await settled();
  return peer;
}

/** The events that an association's owner gets from now on, frames as hex. */
export function record(handle: AkkaProtocolHandle): { readonly heard: string[]; readonly endings: ProtocolDisassociation[] } {
  const heard: string[] = [];
  const endings: ProtocolDisassociation[] = [];
  handle.open({
    onPayloadFrame: (bytes, start, end) => void heard.push(hexOf(bytes.subarray(start, end))),
    onWritable: () => void heard.push("writable"),
    onDisassociated: (ending) => void endings.push(ending),
  });
  return { heard, endings };
}

/** The handle that a handshake gave. */
export function asHandle(outcome: unknown): AkkaProtocolHandle {
  if (outcome instanceof Error || outcome === undefined) throw new Error("the handshake was to succeed", { cause: outcome });
  return outcome as AkkaProtocolHandle;
}
