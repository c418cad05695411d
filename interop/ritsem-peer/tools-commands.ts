import { type ActorRef, type ActorSystem, Props, ReceiveActor } from "ritsem";
import {
  ClusterClient,
  ClusterClientReceptionist,
  ClusterClientSettings,
  CurrentTopics,
  DistributedPubSub,
  GetTopics,
  Publish,
  Put,
  Send,
  SendToAll,
  Subscribe,
  SubscribeAck,
} from "ritsem/cluster/tools";
import { DEADLINE_MS, type PeerCommandLine, textOf } from "./peer-command-line.ts";

/** Reports each text, and answers it. */
class ReceiverActor extends ReceiveActor {
  constructor(write: (line: object) => void) {
    super();
    this.receive(String, (text) => {
      write({ event: "received", actor: this.self.path.name, text });
      this.sender.tell(`${text} was received`);
    });
  }
}

/** Distributed pub-sub, and the cluster client with its receptionist. The C# counterpart has the same name. */
export class ToolsCommands {
  readonly #system: ActorSystem;
  readonly #write: (line: object) => void;

  constructor(system: ActorSystem, write: (line: object) => void) {
    this.#system = system;
    this.#write = write;
  }

  /** `undefined` for commands that are none of these. */
  async run(command: PeerCommandLine): Promise<object | undefined> {
    const text = (member: string): string => textOf(command, member);
    switch (command.command) {
      case "tools-start":
        ClusterClientReceptionist.get(this.#system);
        return { mediator: this.#mediator.path.toStringWithoutAddress() };
      case "tools-subscribe": {
        const group = command["group"] === undefined ? undefined : text("group");
        await this.#mediator.ask(new Subscribe(text("topic"), this.#receiver(text("actor")), group), SubscribeAck, DEADLINE_MS);
        return {};
      }
      case "tools-put":
        this.#mediator.tell(new Put(this.#receiver(text("actor"))));
        return {};
      case "tools-service":
        ClusterClientReceptionist.get(this.#system).registerService(this.#receiver(text("actor")));
        return {};
      case "tools-topics": {
        const { topics } = await this.#mediator.ask(new GetTopics(), CurrentTopics, DEADLINE_MS);
        return { topics: [...topics].sort() };
      }
      case "tools-publish":
        this.#mediator.tell(new Publish(text("topic"), text("text"), command["eachGroup"] === true));
        return {};
      case "tools-send-to-all":
        this.#mediator.tell(new SendToAll(text("path"), text("text"), command["excludeSelf"] === true));
        return {};
      case "tools-ask": {
        const send = new Send(text("path"), text("text"), command["localAffinity"] === true);
        return { reply: await this.#mediator.ask(send, String, Number(command["timeoutMs"] ?? DEADLINE_MS)) };
      }
      case "client-start": {
        const settings = ClusterClientSettings.create(this.#system).withInitialContacts(command["contacts"] as readonly string[]);
        this.#system.actorOf(ClusterClient.props(settings), text("actor"));
        return {};
      }
      case "client-ask": {
        const client = this.#system.resolveActorRef(`/user/${text("actor")}`);
        const send = new ClusterClient.Send(text("path"), text("text"), true);
        return { reply: await client.ask(send, String, Number(command["timeoutMs"] ?? DEADLINE_MS)) };
      }
      case "client-publish":
        this.#system.resolveActorRef(`/user/${text("actor")}`).tell(new ClusterClient.Publish(text("topic"), text("text")));
        return {};
      default:
        return undefined;
    }
  }

  get #mediator(): ActorRef {
    return DistributedPubSub.get(this.#system).mediator;
  }

  #receiver(name: string): ActorRef {
    return this.#system.actorOf(Props.create(ReceiverActor, this.#write), name) as ActorRef;
  }
}
