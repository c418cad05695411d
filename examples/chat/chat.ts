import { parseArgs } from "node:util";
import { cSharp, freePort, Program, typeScript } from "../harness/program.ts";

// Runs a chat server and two clients, three processes on loopback TCP, and prints their output. With `--server akka.net`, the server is
// the C# program on the real Akka.NET, which must be built first (`interop/build-peer.sh`).

const SERVERS: Readonly<Record<string, readonly string[]>> = {
  ritsem: typeScript("examples/chat/server.ts"),
  "akka.net": cSharp("ChatServer"),
};

const { server: kind } = parseArgs({ options: { server: { type: "string", default: "ritsem" } } }).values;
const serverCommand = SERVERS[kind];
if (serverCommand === undefined) throw new Error(`--server is ${kind}; it may be ${Object.keys(SERVERS).join(" or ")}`);
const port = ["--port", String(await freePort())];
using server = new Program("server  ", [...serverCommand, ...port]);
await server.says("listening on addresses");
using first = new Program("client 1", typeScript("examples/chat/client.ts", ...port));
await first.says("welcome");
using second = new Program("client 2", typeScript("examples/chat/client.ts", ...port));
await second.says("welcome");

second.type("/nick Heron");
await first.says("is now known as Heron");
first.type("Is anyone there?");
await second.says("Is anyone there?");
second.type("Yes, and we speak the wire protocol of Akka.NET.");
await first.says("Heron: Yes");

await second.leave();
first.type("Good bye.");
await first.says("Good bye.");
await first.leave();
await server.leave();
