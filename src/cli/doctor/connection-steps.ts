import type { Address } from "../../actor/index.ts";
import type { Clock } from "../../platform/index.ts";
import { type CallingSystem, TCP } from "../talk/calling-system.ts";
import { failureOf } from "../terminal/errors.ts";
import type { Finding } from "./finding.ts";
import { tlsStep } from "./tls-step.ts";

/** Opens a connection and shakes hands, as a system at `own`. If the handshake fails, checks whether the port uses TLS. */
export async function connectionSteps(caller: CallingSystem, own: Address, timeoutMs: number, clock: Clock): Promise<readonly Finding[]> {
  const { address } = caller.target;
  const startedMs = clock.nowMs();
  let connectedMs: number | undefined;
  const tcp = (): Finding => ({ step: "tcp", text: `connected in ${((connectedMs ?? startedMs) - startedMs).toFixed(1)} ms` });
  try {
    const peer = await caller.handshake(own, () => {
      connectedMs = clock.nowMs();
    });
    const text = `${peer.address} answered, incarnation ${peer.uid}`;
    if (peer.address.equals(address)) return [tcp(), { step: "handshake", text }];
    const failure = { kind: "answers-to-another-name", address: `${address}`, answers: `${peer.address}`, settingsKey: TCP } as const;
    return [tcp(), { step: "handshake", text, failure }];
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    if (connectedMs === undefined) return [{ step: "tcp", text: "no connection", failure }];
    if (failure.kind === "quarantined-there") return [tcp(), { step: "handshake", text: "refused", failure }];
    const usesTls = address.protocol.startsWith("akka.ssl."); // then the handshake has the reason
    const tls = usesTls ? undefined : await tlsStep(address, timeoutMs);
    return [tcp(), tls ?? { step: "handshake", text: "no handshake", failure }];
  }
}
