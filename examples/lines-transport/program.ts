import { ActorSystem, parseFile, Props, ReceiveActor } from "ritsem";

class Greeter extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (name) => this.sender.tell(`Hello, ${name}`));
  }
}

const config = parseFile("examples/lines-transport/node.conf");
await using here = await ActorSystem.create("here", config);
await using there = await ActorSystem.create("there", config);
there.actorOf(Props.create(Greeter), "greeter");
const reply = await here.actorSelection(`${there.address}/user/greeter`).ask("world", String, "5 s");
console.log(`${reply}, over ${here.address.protocol}`);
