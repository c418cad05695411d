import { Address } from "../../actor/index.ts";
import type { Platform } from "../../platform/index.ts";

/** `.invalid` is reserved: no name server ever answers for it (RFC 6761). */
const SYNTHETIC_HOST = /^[0-9a-z]{1,40}\.client\.invalid$/;
/** Addresses need one, and peers cannot dial this one. */
const SYNTHETIC_PORT = 1;

/**
 * The address of a system that listens nowhere: a host that exists in no network, and is another one each time. Other systems reach it over
 * the connections that it has opened.
 */
export function syntheticAddress(scheme: string, system: string, { randomUid }: Pick<Platform, "randomUid">): Address {
  const name = [randomUid(), randomUid(), randomUid(), randomUid()].map((part) => part.toString(36)).join("");
  return new Address(scheme, system, `${name}.client.invalid`, SYNTHETIC_PORT);
}

/** Whether `address` was made by {@link syntheticAddress}: it cannot be dialled, and no name has to be looked up to know it. */
export function isSynthetic({ host }: Pick<Address, "host">): boolean {
  return host !== undefined && SYNTHETIC_HOST.test(host);
}
