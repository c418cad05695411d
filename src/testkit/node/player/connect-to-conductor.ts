import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { PlayerSettings } from "../settings/testconductor-settings.ts";
import { ConductorUnreachableError } from "./errors.ts";

/** Connects to `host:port`, again after each refusal as the settings say. Rejects with ConductorUnreachableError. */
export async function connectToConductor(host: string, port: number, settings: PlayerSettings): Promise<Socket> {
  const { connectTimeoutMs, clientReconnects, reconnectBackoffMs } = settings;
  const deadline = AbortSignal.timeout(connectTimeoutMs);
  let cause: unknown;
  for (let attempt = 0; attempt <= clientReconnects; attempt += 1) {
    try {
      if (attempt > 0) await pause(reconnectBackoffMs, undefined, { signal: deadline });
      return await connected(host, port, deadline);
    } catch (failure) {
      if (deadline.aborted) {
        const text = `The conductor of the test at ${host}:${port} could not be reached within ${connectTimeoutMs} ms (akka.testconductor.connect-timeout).`;
        throw new ConductorUnreachableError(text, { cause: cause ?? failure });
      }
      cause = failure;
    }
  }
  throw new ConductorUnreachableError(
    `The conductor of the test at ${host}:${port} refused ${clientReconnects + 1} connections (akka.testconductor.client-reconnects = ${clientReconnects}). ` +
      "Is the process of the test still running?",
    { cause },
  );
}

/** The socket must not keep the signal: it would be destroyed when the time is over, also once it is connected. */
async function connected(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ host, port });
  const onTimeout = (): void => void socket.destroy(signal.reason instanceof Error ? signal.reason : undefined);
  signal.addEventListener("abort", onTimeout, { once: true });
  try {
    await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  } finally {
    signal.removeEventListener("abort", onTimeout);
  }
  return socket;
}
