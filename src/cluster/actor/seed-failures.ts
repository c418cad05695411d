import type { Address } from "../../actor/index.ts";
import type { AssociationErrorEvent, Failure } from "../../remote/index.ts";
import type { CoreState } from "../core/core-state.ts";
import type { ClusterMessage } from "../message/cluster-message.ts";
import { InitJoinAck, InitJoinNack } from "../message/join-messages.ts";

/** Why the nodes that this one tries to join could not be reached lately. Holds only addresses of seed nodes. */
export class SeedFailures {
  readonly #byAddress = new Map<string, Failure>();

  at(address: Address): Failure | undefined {
    return this.#byAddress.get(address.toString());
  }

  onError({ remoteAddress, cause }: AssociationErrorEvent, state: CoreState): void {
    const tried = state.kind === "seeking" ? state.seeds : state.kind === "joining" ? [state.to] : [];
    const { failure } = (cause ?? {}) as { readonly failure?: Failure };
    if (typeof failure?.kind !== "string" || !tried.some((address) => address.equals(remoteAddress))) return;
    if (failure.kind !== "gated") this.#byAddress.set(remoteAddress.toString(), failure); // the gate's cause is known already
  }

  /** The sender of an answer can be reached. */
  onMessage(message: ClusterMessage): void {
    if (message instanceof InitJoinAck || message instanceof InitJoinNack) this.#byAddress.delete(message.address.toString());
  }
}
