import { Actor, type ActorRef, Props } from "../../actor/index.ts";
import { type ClusterContext, inCluster } from "./cluster-context.ts";
import { CoreDaemon } from "./core-daemon.ts";
import { HeartbeatReceiver } from "./heartbeat-receiver.ts";

/** The parent of the actors of a cluster. INTEROP: `/system/cluster`, whose children other nodes know by their paths. */
export class ClusterDaemon extends Actor {
  readonly #core: ActorRef;

  constructor(context: ClusterContext) {
    super();
    this.#core = this.context.actorOf(inCluster(Props.create(CoreSupervisor, context), context.settings), "core");
    this.context.actorOf(
      inCluster(Props.create(HeartbeatReceiver, context.node, context.tellUrgently), context.settings),
      "heartbeatReceiver",
    );
  }

  override receive(): void {
    this.forward(this.#core);
  }
}

/** INTEROP: `/system/cluster/core`, a step of paths. */
class CoreSupervisor extends Actor {
  readonly #daemon: ActorRef;

  constructor(context: ClusterContext) {
    super();
    this.#daemon = this.context.actorOf(inCluster(Props.create(CoreDaemon, context), context.settings), "daemon");
  }

  override receive(): void {
    this.forward(this.#daemon);
  }
}
