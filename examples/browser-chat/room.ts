import { type ActorRef, ReceiveActor, Terminated } from "ritsem";
import { ConnectRequest, ConnectResponse, NickRequest, NickResponse, SayRequest, SayResponse } from "../chat/messages.ts";

/** Tells every message to all clients, until they end: pages are watched like any other actor. */
export class Room extends ReceiveActor {
  readonly #clients = new Set<ActorRef>();

  constructor() {
    super();
    this.receive(ConnectRequest, () => {
      if (!this.#clients.has(this.sender)) this.context.watch(this.sender);
      this.#clients.add(this.sender);
      this.sender.tell(new ConnectResponse({ message: `Welcome. ${this.#clients.size} in the room.` }));
    });
    this.receive(SayRequest, ({ username, text }) => this.#broadcast(new SayResponse({ username, text })));
    this.receive(NickRequest, ({ oldUsername, newUsername }) => this.#broadcast(new NickResponse({ oldUsername, newUsername })));
    this.receive(Terminated, ({ actor }) => void this.#clients.delete(actor));
  }

  #broadcast(message: unknown): void {
    for (const client of this.#clients) client.tell(message);
  }
}
