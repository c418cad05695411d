import { ActorSystem, parseFile, Props } from "ritsem";
import { webSocketTransportWith } from "ritsem/remote/websocket/server";
import { Greeter } from "./greeter.js";
import { serveHttp } from "./http.js";

let system: ActorSystem | undefined;
const config = parseFile(process.argv[2] ?? "application.conf").resolve({ env: process.env });
const server = await serveHttp(config.getString("hello.http.hostname"), config.getInt("hello.http.port"), () => system);
system = await ActorSystem.create("Hello", config, {
  transports: new Map([["Ritsem.Remote.Transport.WebSocket", webSocketTransportWith({ server })]]),
});
system.coordinatedShutdown.addTask("service-unbind", "http", async () => {
  server.close();
  server.closeIdleConnections();
});
system.actorOf(Props.create(Greeter), "greeter");
