import { Actor } from "../../actor/index.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import { Heartbeat, HeartbeatResponse, LegacyHeartbeat, LegacyHeartbeatResponse } from "../message/heartbeat-messages.ts";
import type { TellUrgently } from "./cluster-context.ts";

/** Answers heartbeats from every node. INTEROP: `/system/cluster/heartbeatReceiver`. */
export class HeartbeatReceiver extends Actor {
  readonly #node: UniqueAddress;
  readonly #tellUrgently: TellUrgently;

  constructor(node: UniqueAddress, tellUrgently: TellUrgently) {
    super();
    this.#node = node;
    this.#tellUrgently = tellUrgently;
  }

  override receive(message: unknown): void {
    if (message instanceof LegacyHeartbeat) this.#answer(new LegacyHeartbeatResponse(this.#node));
    else if (message instanceof Heartbeat) this.#answer(new HeartbeatResponse(this.#node, message.sequenceNr, message.creationTimeNs));
    else this.unhandled(message);
  }

  #answer(response: HeartbeatResponse): void {
    this.#tellUrgently(this.sender, response, this.self);
  }
}
