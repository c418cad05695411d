import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import {
  ActorIdentity,
  ActorSystem,
  Address,
  ErrorEvent,
  Identify,
  type LogEvent,
  Props,
  ReceiveActor,
  Terminated,
  WarningEvent,
} from "ritsem";
import type { ActorRef } from "ritsem";
import { RemotingLifecycleEvent, remotingOf } from "ritsem/remote";
import { deployableActors } from "../harness/deployed-actors.ts";
import { ClusterCommands, reportClusterEvents } from "./cluster-commands.ts";
import { ClusterRouterCommands } from "./cluster-router-commands.ts";
import { DataCommands } from "./data-commands.ts";
import { DeploymentCommands } from "./deployment-commands.ts";
import { lifecycleLine } from "./lifecycle-lines.ts";
import { ToolsCommands } from "./tools-commands.ts";
import { DEADLINE_MS, type PeerCommandLine, textOf } from "./peer-command-line.ts";
import { ShardingCommands } from "./sharding-commands.ts";
import { SingletonCommands } from "./singleton-commands.ts";

// The counterpart of the C# Peer as a process of its own, with those of its commands that the tests of deployment, death watch and the life of associations need.

class EchoActor extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

/** Watches what it is told to and reports every end. */
class WatcherActor extends ReceiveActor {
  constructor() {
    super();
    this.receive(Terminated, ({ actor, existenceConfirmed, addressTerminated }) => {
      write({ event: "terminated", path: fullPathOf(actor), existenceConfirmed, addressTerminated });
    });
    this.receiveAny((actor) => {
      this.context.watch(actor as ActorRef);
      this.sender.tell("done");
    });
  }
}

const { values } = parseArgs({
  options: {
    name: { type: "string", default: "Peer" },
    port: { type: "string", default: "0" },
    hostname: { type: "string", default: "127.0.0.1" },
    config: { type: "string", default: "" },
  },
});
const system = await ActorSystem.create(
  values.name,
  `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.dot-netty.tcp { hostname = "${values.hostname}", port = ${values.port} } }
   ${values.config}`,
  { registry: deployableActors() },
);
for (const [type, level] of [
  [WarningEvent, "warning"],
  [ErrorEvent, "error"],
] as const) {
  system.eventStream.subscribe(
    (entry: LogEvent) => write({ event: "log", level, source: entry.source, text: entry.message, cause: null }),
    type,
  );
}
system.eventStream.subscribe((event: RemotingLifecycleEvent) => write(lifecycleLine(event)), RemotingLifecycleEvent);
const watcher = system.actorOf(Props.create(WatcherActor), "peer-watcher");
const deployment = new DeploymentCommands(system, refAt);
const cluster = new ClusterCommands(system);
const tools = new ToolsCommands(system, write);
const data = new DataCommands(system, write);
const clusterRouters = new ClusterRouterCommands(system);
const singletons = new SingletonCommands(system, write);
const sharding = new ShardingCommands(system, write);
write({ event: "ready", address: String(system.address), uid: String(remotingOf(system).uid) });
reportClusterEvents(system, write);
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line) as PeerCommandLine;
  const answered = answer(command);
  if (command.command === "terminate") {
    await answered;
    break;
  }
}
await system.terminate();
process.stdin.destroy(); // an open pipe would keep the process

async function answer(command: PeerCommandLine): Promise<void> {
  try {
    write({ id: command.id, ok: true, ...(await run(command)) });
  } catch (error) {
    const { name, message } = error as Error;
    write({ id: command.id, ok: false, error: message, errorType: name });
  }
}

async function run(command: PeerCommandLine): Promise<object> {
  switch (command.command) {
    case "create":
      return { ref: fullPathOf(system.actorOf(Props.create(EchoActor), textOf(command, "name"))) };
    case "watch":
      return await watch(textOf(command, "path"));
    case "resolve":
      return {
        ref: fullPathOf(await system.actorSelection(textOf(command, "path")).resolveOne(Number(command["timeoutMs"] ?? DEADLINE_MS))),
      };
    case "quarantine":
      remotingOf(system).quarantine(Address.parse(textOf(command, "address")), Number(textOf(command, "uid")));
      return {};
    case "stop":
      system.stop(await refAt(textOf(command, "path")));
      return {};
    case "terminate":
      await system.terminate();
      return {};
    default:
      return (
        cluster.run(command) ??
        singletons.run(command) ??
        (await sharding.run(command)) ??
        (await tools.run(command)) ??
        (await data.run(command)) ??
        (await clusterRouters.run(command)) ??
        (await deployment.run(command))
      );
  }
}

/** Answers when the other system knows. */
async function watch(path: string): Promise<object> {
  const actor = await refAt(path);
  await watcher.ask(actor, DEADLINE_MS);
  await system.actorSelection("/system/remote-watcher").ask(new Identify(null), ActorIdentity, DEADLINE_MS);
  await actor.ask(new Identify(null), ActorIdentity, DEADLINE_MS);
  return { ref: fullPathOf(actor) };
}

async function refAt(path: string): Promise<ActorRef> {
  return await system.actorSelection(path.includes("://") ? path : `/user/${path}`).resolveOne(DEADLINE_MS);
}

function fullPathOf(ref: { readonly path: ActorRef["path"] }): string {
  return ref.path.toSerializationFormat(system.address);
}

function write(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
