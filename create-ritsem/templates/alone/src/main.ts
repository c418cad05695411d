import { ActorSystem, parseFile, Props } from "ritsem";
import { Greeter } from "./greeter.js";
import { serveHttp } from "./http.js";

const system = await ActorSystem.create("Hello", parseFile(process.argv[2] ?? "application.conf"));
const greeter = system.actorOf(Props.create(Greeter), "greeter");
await serveHttp(system, { "/greet/": (name) => greeter.ask(name, String, "3 s") });
