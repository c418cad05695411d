import { Actor, type ActorRef, type Address, DeadLetter, Props, Terminated } from "../../../actor/index.ts";
import type { ExtendedActorSystem } from "../../../actor/internal.ts";
import { type Cluster, CurrentClusterState, type Member, MemberEvent, MemberRemoved, MemberUp } from "../../../cluster/index.ts";
import { DeadlineFailureDetector } from "../../../remote/index.ts";
import { Publish, Send, SendToAll } from "../../pub-sub/message/delivery.ts";
import { encodedName } from "../../pub-sub/registry/names.ts";
import {
  ClusterClients,
  ClusterClientUnreachable,
  ClusterClientUp,
  GetClusterClients,
  SubscribeClusterClients,
  UnsubscribeClusterClients,
} from "../message/cluster-clients.ts";
import { ClientHeartbeat, ClientHeartbeatRsp, Contacts, GetContacts, ReceptionistShutdown } from "../message/protocol.ts";
import type { ReceptionistSettings } from "../receptionist-settings.ts";
import { contactsFor } from "./contacts-for.ts";
import { ResponseTunnel, TunnelPing } from "./response-tunnel.ts";

/** What a receptionist is made with. */
export interface ReceptionistInit {
  readonly settings: ReceptionistSettings;
  readonly cluster: Cluster;
  readonly mediator: ActorRef;
}

const CHECK = { signal: "check deadlines" } as const;
/** Anybody who can connect may call himself a client: so many are known, and so many have messages on their way, at a time. */
const MOST_CLIENTS = 10_000;

/** Lets clients outside of the cluster send to services and topics in it. INTEROP: `/system/receptionist`, ClusterReceptionist.cs. */
export class ClusterReceptionist extends Actor {
  readonly #init: ReceptionistInit;
  readonly #nodes = new Map<string, Address>();
  readonly #clients = new Map<ActorRef, DeadlineFailureDetector>();
  readonly #subscribers = new Set<ActorRef>();
  readonly #tunnels = new Map<string, ActorRef>();

  constructor(init: ReceptionistInit) {
    super();
    this.#init = init;
  }

  override preStart(): void {
    const { cluster, settings } = this.#init;
    cluster.subscribe(this.self as ActorRef, "snapshot", MemberEvent);
    this.timers.startPeriodicTimer(CHECK, CHECK, settings.failureDetectionIntervalMs);
  }

  override postStop(): void {
    this.#init.cluster.unsubscribe(this.self as ActorRef);
    for (const client of this.#clients.keys()) client.tell(new ReceptionistShutdown(), this.self);
  }

  override receive(message: unknown): void {
    const { sender } = this.context;
    if (message instanceof Send || message instanceof SendToAll || message instanceof Publish) this.#pass(message);
    else if (message instanceof ClientHeartbeat) this.#onHeartbeat();
    else if (message instanceof GetContacts) sender.tell(this.#contacts(), this.self);
    else if (message instanceof CurrentClusterState) this.#onState(message);
    else if (message instanceof MemberEvent) this.#onMember(message);
    else if (message === CHECK) this.#checkDeadlines();
    else if (message instanceof GetClusterClients) sender.tell(this.#knownClients, this.self);
    else if (message instanceof SubscribeClusterClients) {
      sender.tell(this.#knownClients, this.self);
      this.#subscribers.add(this.context.watch(sender));
    } else if (message instanceof UnsubscribeClusterClients) this.#subscribers.delete(sender);
    else if (message instanceof Terminated) this.#onTerminated(message.actor as ActorRef);
    else this.unhandled(message);
  }

  get #nowMs(): number {
    return (this.context.system as ExtendedActorSystem).platform.clock.nowMs();
  }

  get #knownClients(): ClusterClients {
    return new ClusterClients(new Set(this.#clients.keys()));
  }

  #pass(message: Send | SendToAll | Publish): void {
    const { sender, system, self } = this.context;
    const tunnel = this.#tunnelTo(sender);
    if (tunnel === undefined) return system.eventStream.publish(new DeadLetter(message, sender, self, "There are too many clients."));
    tunnel.tell(new TunnelPing(), this.self);
    this.#init.mediator.tell(message, tunnel);
  }

  #tunnelTo(client: ActorRef): ActorRef | undefined {
    const name = encodedName(client.path.toSerializationFormat());
    const known = this.#tunnels.get(name);
    if (known !== undefined || this.#tunnels.size >= MOST_CLIENTS) return known;
    const props = Props.create(ResponseTunnel, client, this.#init.settings.responseTunnelReceiveTimeoutMs);
    const tunnel = this.context.watch(this.context.actorOf(props, name)) as ActorRef;
    this.#tunnels.set(name, tunnel);
    return tunnel;
  }

  #onTerminated(ref: ActorRef): void {
    if (this.#tunnels.get(ref.path.name) === ref) this.#tunnels.delete(ref.path.name);
    else this.#subscribers.delete(ref);
  }

  #onHeartbeat(): void {
    const { sender } = this.context;
    sender.tell(new ClientHeartbeatRsp(), this.self);
    const known = this.#clients.get(sender);
    if (known !== undefined) return known.heartbeat(this.#nowMs);
    if (this.#clients.size >= MOST_CLIENTS) return;
    const { heartbeatIntervalMs, acceptableHeartbeatPauseMs } = this.#init.settings;
    const detector = new DeadlineFailureDetector(heartbeatIntervalMs, acceptableHeartbeatPauseMs);
    detector.heartbeat(this.#nowMs);
    this.#clients.set(sender, detector);
    this.log.debug("Received new contact from [{0}]", sender.path);
    this.#tellSubscribers(new ClusterClientUp(sender));
  }

  #checkDeadlines(): void {
    for (const [client, detector] of this.#clients) {
      if (detector.isAvailable(this.#nowMs)) continue;
      this.#clients.delete(client);
      this.log.debug("Lost contact with [{0}]", client.path);
      this.#tellSubscribers(new ClusterClientUnreachable(client));
    }
  }

  #tellSubscribers(change: ClusterClientUp | ClusterClientUnreachable): void {
    for (const subscriber of this.#subscribers) subscriber.tell(change, this.self);
  }

  #contacts(): Contacts {
    const { sender, self } = this.context;
    const nodes = contactsFor(sender.path.toString(), [...this.#nodes.values()], this.#init.settings.numberOfContacts);
    return new Contacts(nodes.map((address) => self.path.toStringWithAddress(address)));
  }

  #onState({ members }: CurrentClusterState): void {
    this.#nodes.clear();
    for (const member of members) if (member.status !== "Joining") this.#add(member);
  }

  #onMember(event: MemberEvent): void {
    const { member } = event;
    if (event instanceof MemberUp) this.#add(member);
    if (!(event instanceof MemberRemoved)) return;
    if (member.uniqueAddress.equals(this.#init.cluster.selfUniqueAddress)) this.context.stop(this.self as ActorRef);
    else this.#nodes.delete(member.address.toString());
  }

  #add(member: Member): void {
    const { role } = this.#init.settings;
    if (role === undefined || member.hasRole(role)) this.#nodes.set(member.address.toString(), member.address);
  }
}
