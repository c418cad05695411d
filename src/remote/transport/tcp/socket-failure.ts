/** Why a socket call failed, in words that tell what to do; without the address, which the caller knows. */
export function reasonOfSocketFailure(error: unknown): string {
  const code = socketErrorCode(error);
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

/** The operating system's name for a failure, such as `ECONNREFUSED`; empty when there is none. */
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
  ECONNREFUSED: "nobody listens there; see whether the system runs and the port is right",
  ECONNRESET: "the connection was reset",
  EHOSTUNREACH: "there is no route to that host",
  EMFILE: "this process has too many open files and sockets",
  ENETUNREACH: "there is no route to that network",
  ENOTFOUND: "the name cannot be resolved",
  ETIMEDOUT: "nobody answered; a firewall may drop the packets",
};
