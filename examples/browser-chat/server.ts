import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { ActorSystem, Props } from "ritsem";
import { webSocketTransportWith } from "ritsem/remote/websocket/server";
import { chatMessages } from "../chat/messages.ts";
import { Room } from "./room.ts";

const { port, "tcp-port": tcpPort } = parseArgs({
  options: { port: { type: "string", default: "8080" }, "tcp-port": { type: "string", default: "8081" } },
}).values;
const fileAt = (name: string): string => fileURLToPath(new URL(`page/${name}`, import.meta.url));
const { outputFiles } = await build({
  entryPoints: [fileAt("page.ts")],
  bundle: true,
  write: false,
  format: "esm",
  platform: "browser",
  target: "es2022",
  logLevel: "error",
});
const files = new Map([
  ["/", { type: "text/html; charset=utf-8", text: readFileSync(fileAt("index.html"), "utf8") }],
  ["/page.css", { type: "text/css", text: readFileSync(fileAt("page.css"), "utf8") }],
  ["/page.js", { type: "text/javascript; charset=utf-8", text: outputFiles[0]?.text ?? "" }],
]);

const server = createServer(({ url = "" }, response) => {
  const file = files.get(url);
  if (file === undefined) return void response.writeHead(404).end();
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
  response.writeHead(200, { "content-type": file.type, "content-security-policy": policy }).end(file.text);
});
server.listen(Number(port), "localhost");
await once(server, "listening");

const system = await ActorSystem.create(
  "MyServer",
  `akka {
    actor.provider = remote
    loglevel = WARNING
    remote {
      enabled-transports = ["akka.remote.dot-netty.tcp", "ritsem.remote.websocket"]
      dot-netty.tcp { hostname = localhost, port = ${tcpPort} }
    }
  }
  ritsem.remote.websocket.hostname = localhost`,
  { registry: chatMessages, transports: new Map([["Ritsem.Remote.Transport.WebSocket", webSocketTransportWith({ server })]]) },
);
system.actorOf(Props.create(Room), "ChatServer");
console.log(`open http://localhost:${port}/`);

const input = createInterface({ input: process.stdin });
await Promise.race([once(input, "line"), once(input, "close")]);
input.close();
await system.terminate();
server.closeAllConnections();
server.close();
