import { type ActorRef, type ActorSystem, Props } from "ritsem";
import { Client, Start } from "./actors.ts";
import { actorOfServer } from "./system.ts";

const IN_FLIGHT = 50;

export interface Point {
  /** Of both directions. */
  readonly messages: number;
  readonly seconds: number;
  /** Processor time of this process. */
  readonly clientCpuSeconds: number;
}

/** `total` round trips, over `clients` actors. */
export async function measurePoint(system: ActorSystem, port: number, clients: number, total: number, message: unknown): Promise<Point> {
  const roundTrips = Math.ceil(total / clients);
  let running = clients;
  const actors: ActorRef[] = [];
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const onDone = (): void => {
    running -= 1;
    if (running === 0) finish();
  };
  for (let index = 0; index < clients; index += 1) {
    const echo = await actorOfServer(system, port, `echo${index}`);
    actors.push(system.actorOf(Props.from(() => new Client(echo, roundTrips, IN_FLIGHT, onDone, message))));
  }
  const cpu = process.cpuUsage();
  const startedMs = performance.now();
  for (const actor of actors) actor.tell(new Start());
  await finished;
  const seconds = (performance.now() - startedMs) / 1000;
  const { user, system: kernel } = process.cpuUsage(cpu);
  for (const actor of actors) system.stop(actor);
  return { messages: roundTrips * clients * 2, seconds, clientCpuSeconds: (user + kernel) / 1e6 };
}
