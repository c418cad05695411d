import { Actor, ActorIdentity, type ActorRef, Identify, Terminated } from "../../../actor/index.ts";
import { DeadlineFailureDetector } from "../../../remote/index.ts";
import type { ExtendedActorSystem } from "../../../actor/internal.ts";
import { Publish, Send, SendToAll } from "../../pub-sub/message/delivery.ts";
import type { ClusterClientSettings, ClusterClientSettingsInit } from "../cluster-client-settings.ts";
import { GetContactPoints, SubscribeContactPoints, UnsubscribeContactPoints } from "../message/contact-points.ts";
import { ClientHeartbeat, ClientHeartbeatRsp, Contacts, GetContacts, ReceptionistShutdown } from "../message/protocol.ts";
import { type ClusterClientPublish, ClusterClientRequest, ClusterClientSend, ClusterClientSendToAll } from "../message/requests.ts";
import { ContactList } from "./contact-list.ts";

interface Waiting {
  readonly message: object;
  readonly sender: ActorRef;
}

const HEARTBEAT = { signal: "heartbeat" } as const;
const REFRESH = { signal: "refresh contacts" } as const;
const GIVE_UP = { signal: "reconnect timeout" } as const;

/**
 * Passes messages on to a receptionist of a cluster, and finds another one when that is lost. INTEROP: ClusterClient.cs.
 *
 * States: establishing (no receptionist: asks contacts, keeps messages) ⇄ active (has one, and sends it heartbeats).
 */
export class ClusterClientActor extends Actor {
  readonly #settings: ClusterClientSettingsInit;
  readonly #contacts: ContactList;
  readonly #waiting: Waiting[] = [];
  readonly #detector: DeadlineFailureDetector;
  /** Whose answers may make one the receptionist: the paths that were asked last. */
  #asked: ReadonlySet<string> = new Set();
  #receptionist: ActorRef | undefined;

  constructor(settings: ClusterClientSettings) {
    super();
    this.#settings = settings.values;
    this.#contacts = new ContactList(this.context, this.#settings.initialContacts);
    this.#detector = new DeadlineFailureDetector(this.#settings.heartbeatIntervalMs, this.#settings.acceptableHeartbeatPauseMs);
  }

  override preStart(): void {
    this.timers.startPeriodicTimer(HEARTBEAT, HEARTBEAT, this.#settings.heartbeatIntervalMs);
    this.#establish();
  }

  override receive(message: unknown): void {
    if (message instanceof ClusterClientRequest) this.#pass(message);
    else if (message instanceof Contacts) this.#onContacts(message);
    else if (message instanceof ActorIdentity) this.#onIdentity(message);
    else if (message === HEARTBEAT) this.#onHeartbeatTick();
    else if (message instanceof ClientHeartbeatRsp) this.#detector.heartbeat(this.#nowMs);
    else if (message === REFRESH) this.#refresh();
    else if (message === GIVE_UP) this.#giveUp();
    else if (message instanceof ReceptionistShutdown) this.#onShutdown();
    else if (message instanceof GetContactPoints) this.context.sender.tell(this.#contacts.current, this.self);
    else if (message instanceof SubscribeContactPoints) this.#contacts.subscribe(this.context.sender);
    else if (message instanceof UnsubscribeContactPoints) this.#contacts.unsubscribe(this.context.sender);
    else if (message instanceof Terminated) this.#contacts.unsubscribe(message.actor as ActorRef);
    else this.unhandled(message);
  }

  get #nowMs(): number {
    return (this.context.system as ExtendedActorSystem).platform.clock.nowMs();
  }

  #establish(): void {
    const { establishingGetContactsIntervalMs, reconnectTimeoutMs } = this.#settings;
    this.#receptionist = undefined;
    this.timers.startPeriodicTimer(REFRESH, REFRESH, establishingGetContactsIntervalMs);
    if (reconnectTimeoutMs !== undefined) this.timers.startSingleTimer(GIVE_UP, GIVE_UP, reconnectTimeoutMs);
    this.#refresh();
  }

  #refresh(): void {
    if (this.#receptionist !== undefined) return this.#receptionist.tell(new GetContacts(), this.self);
    for (const path of this.#contacts.candidates) this.context.actorSelection(path).tell(new GetContacts(), this.self);
  }

  #onContacts({ contactPoints }: Contacts): void {
    const paths = this.#contacts.update(contactPoints);
    if (this.#receptionist !== undefined) return;
    this.#asked = new Set(paths.map((path) => path.toString()));
    for (const path of paths) this.context.actorSelection(path).tell(new Identify(null), this.self);
  }

  /** The first one that answers becomes the receptionist. */
  #onIdentity({ subject }: ActorIdentity): void {
    if (this.#receptionist !== undefined || subject === undefined) return;
    const ref = subject as ActorRef;
    if (!this.#asked.has(ref.path.toString())) return;
    this.log.info("Connected to [{0}]", ref.path);
    this.#receptionist = ref;
    this.timers.cancel(GIVE_UP);
    this.timers.startPeriodicTimer(REFRESH, REFRESH, this.#settings.refreshContactsIntervalMs);
    for (const { message, sender } of this.#waiting.splice(0)) ref.tell(message, sender);
    this.#detector.heartbeat(this.#nowMs);
    ref.tell(new ClientHeartbeat(), this.self);
  }

  #onHeartbeatTick(): void {
    if (this.#receptionist === undefined) return;
    if (this.#detector.isAvailable(this.#nowMs)) return this.#receptionist.tell(new ClientHeartbeat(), this.self);
    this.log.info("Lost contact with [{0}], reestablishing connection", this.#receptionist);
    this.#establish();
  }

  #onShutdown(): void {
    if (this.#receptionist === undefined || !this.#receptionist.equals(this.context.sender)) return;
    this.log.info("Receptionist [{0}] is shutting down, reestablishing connection", this.#receptionist);
    this.#establish();
  }

  #giveUp(): void {
    if (this.#receptionist !== undefined) return;
    this.log.warning("Receptionist reconnect not successful within {0} ms stopping cluster client", this.#settings.reconnectTimeoutMs);
    this.context.stop(this.self as ActorRef);
  }

  #pass(request: ClusterClientRequest): void {
    const message = asPubSub(request);
    if (this.#receptionist !== undefined) this.#receptionist.forward(message);
    else this.#keep({ message, sender: this.context.sender });
  }

  #keep(waiting: Waiting): void {
    const { bufferSize } = this.#settings;
    if (bufferSize === 0) {
      this.log.warning("Receptionist not available and buffering is disabled, dropping message [{0}]", waiting.message.constructor.name);
      return;
    }
    if (this.#waiting.length === bufferSize) {
      const dropped = this.#waiting.shift();
      this.log.warning("Receptionist not available, buffer is full, dropping first message [{0}]", dropped?.message.constructor.name);
    }
    this.#waiting.push(waiting);
  }
}

/** INTEROP: a receptionist gets the messages of distributed pub-sub. */
function asPubSub(request: ClusterClientRequest): object {
  if (request instanceof ClusterClientSend) return new Send(request.path, request.message, request.localAffinity);
  if (request instanceof ClusterClientSendToAll) return new SendToAll(request.path, request.message);
  const { topic, message } = request as ClusterClientPublish;
  return new Publish(topic, message);
}
