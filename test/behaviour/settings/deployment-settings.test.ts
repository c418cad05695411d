import { afterEach, assert, beforeEach, it } from "vitest";
import { FromConfig, GetRoutees, type ActorRefRoutee, Props, ReceiveActor, Routees } from "../../../src/actor/index.ts";
import { Registry } from "../../../src/serialization/index.ts";
import { MultiSystem } from "../../../src/testkit/index.ts";
import { describeSetting } from "./describe-setting.ts";

class Worker extends ReceiveActor {}

const HOST = "akka.memory://Host@localhost:2002";
let systems: MultiSystem;

beforeEach(async () => {
  systems = new MultiSystem({ config: "akka { loglevel = OFF, stdout-loglevel = OFF }" });
  await systems.start("Host", "ritsem.remote.memory.port = 2002", { registry: new Registry().actor("Jobs.Worker, Jobs", Worker) });
});

afterEach(() => systems.terminate());

describeSetting("akka.actor.deployment.default.remote", () => {
  it("is where actors live of which the configuration says nothing else", async () => {
    const config = `akka.actor.deployment { default.remote = "${HOST}", /worker {}, /stays { remote = "" } }`;
    const { system } = await systems.start("Home", config, { registry: new Registry().actor("Jobs.Worker, Jobs", Worker) });
    const places = ["worker", "stays", "unmentioned"].map((name) => String(system.actorOf(Props.create(Worker), name).path.address));
    assert.deepEqual(places, [HOST, "akka://Home", "akka://Home"]);
  });
});

describeSetting("akka.actor.deployment.default.target.nodes", () => {
  it("is where the routees of pools live of which the configuration says nothing else", async () => {
    const config = `akka.actor.deployment { default.target.nodes = ["${HOST}"], /pool { router = round-robin-pool, nr-of-instances = 2 } }`;
    const home = await systems.start("Home", config, { registry: new Registry().actor("Jobs.Worker, Jobs", Worker) });
    const router = home.system.actorOf(Props.create(Worker).withRouter(FromConfig.instance), "pool");
    const { members } = await home.resultOf(router.ask(GetRoutees.instance, Routees));
    assert.deepEqual(
      members.map((each) => String((each as ActorRefRoutee).actor.path.address)),
      [HOST, HOST],
    );
  });
});
