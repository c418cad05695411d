// For this room's tests only: a system named Beta that speaks the protocol, peers that write and read raw frames, and a clock that
// is moved by hand. The transports are given, so that the room stays free of them.
import type { Address } from "../../actor/index.ts";
import { browserPlatform, type Platform } from "../../platform/index.ts";
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
/** A data frame of three bytes, and what is heard of it. */
export const DATA = "050000000a03010203";
export const DATA_BODY = "0a03010203";

interface Identity {
  readonly origin: AddressData;
  readonly uid: number;
}

export const ALPHA: Identity = { origin: { system: "Alpha", hostname: "127.0.0.1", port: 25521, protocol: "tcp" }, uid: 390357132 };
export const BETA: Identity = { origin: { system: "Beta", hostname: "127.0.0.1", port: 25531, protocol: "tcp" }, uid: 1968472842 };

/** Time that passes when told to. */
export class ManualTime {
  #nowMs = 0;
  readonly #timers = new Set<{ readonly atMs: number; readonly task: () => void }>();
  readonly platform: Platform = {
    ...browserPlatform(),
    clock: { nowMs: () => this.#nowMs, date: () => new Date(0) },
    timers: {
      once: (delayMs, task) => {
        const timer = { atMs: this.#nowMs + delayMs, task };
        this.#timers.add(timer);
        return () => void this.#timers.delete(timer);
      },
    },
  };

  get armedCount(): number {
    return this.#timers.size;
  }

  /** Fires what falls due, one after the other, letting the network settle after each. */
  async advanceMs(byMs: number): Promise<void> {
    const untilMs = this.#nowMs + byMs;
    for (;;) {
      const next = [...this.#timers].sort((one, other) => one.atMs - other.atMs)[0];
      if (next === undefined || next.atMs > untilMs) break;
      this.#timers.delete(next);
      this.#nowMs = next.atMs;
      next.task();
      await settled();
    }
    this.#nowMs = untilMs;
  }
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

/** Beta, and whoever its peer may be. */
export interface BetaNetwork {
  readonly time: ManualTime;
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
  const time = new ManualTime();
  const accepted: unknown[] = [];
  const contextOf = ({ origin, uid }: Identity): ProtocolContext => ({
    origin,
    uidFor: () => uid,
    handshakeTimeoutMs: 15_000,
    heartbeatIntervalMs: 500,
    acceptableHeartbeatPauseMs: 1000,
    platform: time.platform,
    maximumFrameBytes: 127_996,
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

/** What an association's owner hears from now on, frames as hex. */
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
