import { type ActorRef, ActorSystem, Props } from "ritsem";
import { inspectionConfig, lookAt } from "../looked-at.ts";
import { Echo, Sink } from "./actors.ts";
import { startTraces } from "../traced.ts";
import { registry } from "./messages.ts";

const ECHO_ACTORS = 64;

/** A system with the actors that clients of either runtime expect. */
export async function startServer(inspected = "off"): Promise<ActorSystem> {
  const system = await startSystem("PingPongServer", inspected);
  for (let index = 0; index < ECHO_ACTORS; index += 1) system.actorOf(Props.create(Echo), `echo${index}`);
  system.actorOf(Props.create(Sink), "sink");
  return system;
}

export function startClient(inspected = "off"): Promise<ActorSystem> {
  return startSystem("PingPongClient", inspected);
}

/** With traces whose sampler says no, if the environment has `TRACED`. */
async function startSystem(name: string, inspected: string): Promise<ActorSystem> {
  const config = "akka { loglevel = WARNING, actor.provider = remote, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }";
  const system = await ActorSystem.create(name, `${config}${inspectionConfig(inspected)}`, { registry });
  lookAt(system, inspected);
  if (process.env["TRACED"] !== undefined) startTraces(system);
  return system;
}

/** The actor `name` of the server at `port`. */
export function actorOfServer(system: ActorSystem, port: number, name: string): Promise<ActorRef> {
  return system.actorSelection(`akka.tcp://PingPongServer@127.0.0.1:${port}/user/${name}`).resolveOne("10 s");
}
