import { ActorSystem, parseFile, Props } from "ritsem";
import { Cluster } from "ritsem/cluster";
import { ClusterSingleton, SingletonActor } from "ritsem/cluster/tools";
import { Greeter } from "./greeter.js";
import { serveHttp } from "./http.js";

// The first node of the configuration is application.conf, the second one second.conf: `npm run start:second`.
const system = await ActorSystem.create("Hello", parseFile(process.argv[2] ?? "application.conf"));
const cluster = Cluster.get(system);
// The same on each node. The actor is on the oldest one; if that goes, the next oldest starts it anew.
const greeter = ClusterSingleton.get(system).init(SingletonActor.create(Props.create(Greeter), "greeter"));

await serveHttp(system, {
  "/greet/": (name) => greeter.ask(name, String, "10 s"),
  "/members": async () => cluster.state.members.map(({ address, status }) => `${address} ${status}`).join("\n"),
});
