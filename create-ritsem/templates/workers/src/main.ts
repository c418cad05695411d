import { ActorSystem, FromConfig, parseFile, Props } from "ritsem";
import { serveHttp } from "./http.js";
import { Primes, registry } from "./primes.js";

const system = await ActorSystem.create("Hello", parseFile(process.argv[2] ?? "application.conf"), { registry });
const primes = system.actorOf(Props.create(Primes).withRouter(FromConfig.instance), "primes"); // a pool, see application.conf
await serveHttp(system, {
  "/primes/": async (limit) => {
    if (!/^\d{1,7}$/.test(limit)) throw new RangeError(`${limit} is not a number below 10 million.`);
    return primes.ask(Number(limit), String, "10 s");
  },
});
