import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { ActorSystem, Props, ReceiveActor } from "ritsem";
import { ConnectRequest, ConnectResponse, chatMessages, NickRequest, NickResponse, SayRequest, SayResponse } from "./messages.ts";

/** A command from the keyboard. */
class Say {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
class Rename {
  readonly username: string;
  constructor(username: string) {
    this.username = username;
  }
}

/** Sends what the user types, and prints what it receives. */
class ChatClient extends ReceiveActor {
  #username = "Roggan";

  constructor(serverPath: string) {
    super();
    const server = this.context.actorSelection(serverPath);
    this.receive(ConnectResponse, ({ message }) => {
      console.log("Connected!");
      console.log(message);
    });
    this.receive(SayResponse, ({ username, text }) => console.log(`${username}: ${text}`));
    this.receive(NickResponse, ({ oldUsername, newUsername }) => console.log(`${oldUsername} is now known as ${newUsername}`));
    this.receive(Say, ({ text }) => server.tell(new SayRequest({ username: this.#username, text })));
    this.receive(Rename, ({ username }) => {
      console.log(`Changing nick to ${username}`);
      server.tell(new NickRequest({ oldUsername: this.#username, newUsername: username }));
      this.#username = username;
    });
    console.log("Connecting....");
    server.tell(new ConnectRequest({ username: this.#username }));
  }
}

const { port = "8081" } = parseArgs({ options: { port: { type: "string" } } }).values;
const system = await ActorSystem.create(
  "MyClient",
  `akka {
    loglevel = WARNING
    actor.provider = remote
    remote.dot-netty.tcp { hostname = localhost, port = 0 }
  }`,
  { registry: chatMessages },
);
const client = system.actorOf(Props.create(ChatClient, `akka.tcp://MyServer@localhost:${port}/user/ChatServer`));

for await (const line of createInterface({ input: process.stdin })) {
  const [command = "", ...words] = line.split(" ");
  if (command.toLowerCase() === "/exit") break;
  if (command.toLowerCase() === "/nick") client.tell(new Rename(words.join(" ")));
  else if (!line.startsWith("/")) client.tell(new Say(line));
}
console.log("exiting");
await system.terminate();
process.exit(0); // the standard input of a terminal would keep the process alive
