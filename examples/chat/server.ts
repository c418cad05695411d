import { once } from "node:events";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { type ActorRef, ActorSystem, Props, ReceiveActor } from "ritsem";
import { DisassociatedEvent } from "ritsem/remote";
import { ConnectRequest, ConnectResponse, chatMessages, NickRequest, NickResponse, SayRequest, SayResponse } from "./messages.ts";

/** Sends every message to all clients. */
class ChatServer extends ReceiveActor {
  readonly #clients = new Set<ActorRef>();

  constructor() {
    super();
    this.receive(ConnectRequest, () => {
      this.#clients.add(this.sender);
      this.sender.tell(new ConnectResponse({ message: "Hello and welcome to Akka.NET chat example" }));
    });
    this.receive(SayRequest, ({ username, text }) => this.#broadcast(new SayResponse({ username, text })));
    this.receive(NickRequest, ({ oldUsername, newUsername }) => this.#broadcast(new NickResponse({ oldUsername, newUsername })));
    this.receive(DisassociatedEvent, ({ remoteAddress }) => {
      for (const client of this.#clients) if (client.path.address.equals(remoteAddress)) this.#clients.delete(client);
    });
  }

  override preStart(): void {
    this.context.system.eventStream.subscribe(this.self, DisassociatedEvent);
  }

  #broadcast(message: unknown): void {
    for (const client of this.#clients) client.tell(message);
  }
}

const { port = "8081" } = parseArgs({ options: { port: { type: "string" } } }).values;
const system = await ActorSystem.create(
  "MyServer",
  `akka {
    actor.provider = remote
    remote.dot-netty.tcp { hostname = 0.0.0.0, public-hostname = localhost, port = ${port} }
  }`,
  { registry: chatMessages },
);
system.actorOf(Props.create(ChatServer), "ChatServer");

const input = createInterface({ input: process.stdin });
await Promise.race([once(input, "line"), once(input, "close")]);
input.close();
await system.terminate();
