import { ActorSystem, Props, ReceiveActor, Terminated } from "ritsem";
import { ConnectRequest, ConnectResponse, chatMessages, NickRequest, NickResponse, SayRequest, SayResponse } from "../../chat/messages.ts";
import { nameField, onSend, setStatus, showLine } from "./view.ts";

/** What the user does. */
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

/** Shows what the room says, and tells the room what the user says. */
class ChatClient extends ReceiveActor {
  #username: string;

  constructor(username: string, path: string) {
    super();
    this.#username = username;
    const room = this.context.actorSelection(path);
    this.receive(ConnectResponse, ({ message }) => {
      setStatus(`Connected as ${this.context.system.address}`);
      showLine("note", "", message);
      this.context.watch(this.sender); // its heartbeats connect the page again after each break
    });
    this.receive(SayResponse, ({ username: name, text }) => showLine(name === this.#username ? "mine" : "other", name, text));
    this.receive(NickResponse, ({ oldUsername, newUsername }) => showLine("note", "", `${oldUsername} is now known as ${newUsername}`));
    this.receive(Terminated, () => setStatus("The room is gone. Load the page again."));
    this.receive(Say, ({ text }) => room.tell(new SayRequest({ username: this.#username, text }), this.self));
    this.receive(Rename, ({ username: newUsername }) => {
      room.tell(new NickRequest({ oldUsername: this.#username, newUsername }), this.self);
      this.#username = newUsername;
    });
    room.tell(new ConnectRequest({ username }), this.self);
  }
}

const guestName = `Guest ${crypto.getRandomValues(new Uint8Array(1))[0]}`;
nameField.value = guestName;
const system = await ActorSystem.create(
  "Page",
  `akka { actor.provider = remote, loglevel = WARNING, remote.enabled-transports = ["ritsem.remote.websocket"] }
   ritsem.remote.quarantine-recovery = new-incarnation`,
  { registry: chatMessages },
);
const client = system.actorOf(Props.create(ChatClient, guestName, `akka.ws://MyServer@${location.host}/user/ChatServer`), "client");
nameField.addEventListener("change", () => client.tell(new Rename(nameField.value)));
onSend((text) => client.tell(new Say(text)));
