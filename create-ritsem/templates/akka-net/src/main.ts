import { ActorSystem, parseFile, Props } from "ritsem";
import { Greeter } from "./greeter.js";
import { serveHttp } from "./http.js";
import { Greet, Greeting, registry } from "./messages.js";

const system = await ActorSystem.create("Hello", parseFile(process.argv[2] ?? "application.conf"), { registry });
const greeter = system.actorOf(Props.create(Greeter), "greeter");
const inDotnet = system.actorSelection(system.config.getString("hello.dotnet-greeter"));

await serveHttp(system, {
  "/greet/": async (name) => (await greeter.ask(new Greet({ name }), Greeting, "3 s")).text,
  "/greet-dotnet/": async (name) => (await inDotnet.ask(new Greet({ name }), Greeting, "3 s")).text,
});
