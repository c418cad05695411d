import { reasonOf } from "../../base/index.ts";
import type { ConnectFailure } from "../explanation/index.ts";

/** Why dialling `host` at `address` failed. `settingsKey` is the section of the transport. */
export function connectFailureOf(error: unknown, address: string, host: string, settingsKey: string): ConnectFailure {
  switch (socketErrorCode(error)) {
    case "ECONNREFUSED":
    case "ENOENT": // of a Unix domain socket
      return { kind: "connection-refused", address, settingsKey };
    case "ENOTFOUND":
      return { kind: "name-unknown", address, host };
    case "EAI_AGAIN":
      return { kind: "name-server-silent", address, host };
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return { kind: "no-route", address };
    case "ETIMEDOUT":
      return { kind: "no-answer", address };
    default:
      return { kind: "cannot-connect", address, why: `${reasonOfSocketFailure(error)}.` };
  }
}

/** Why a socket call failed, in words that tell what to do; without the address, which the caller knows. */
export function reasonOfSocketFailure(error: unknown): string {
  const code = socketErrorCode(error);
  return REASONS[code] ?? reasonOf(error);
}

/** The operating system's name for a failure, such as `ECONNREFUSED`; empty if there is none. */
export function socketErrorCode(error: unknown): string {
  if (error instanceof AggregateError && !("code" in error)) return socketErrorCode(error.errors[0]); // one error for each address tried
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "";
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "the operating system forbids it; ports below 1024 need privileges",
  EADDRINUSE: "another process, or another system in this one, listens there already",
  EADDRNOTAVAIL: "no interface of this machine has that address",
  EAI_AGAIN: "the name cannot be resolved now, the name server does not answer",
  ECONNRESET: "the connection was reset",
  EMFILE: "this process has too many open files and sockets",
  ENOTFOUND: "the name cannot be resolved",
};
