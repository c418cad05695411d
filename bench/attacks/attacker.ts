import { once } from "node:events";
import { allAttacks } from "./all-attacks.ts";
import { Assault } from "./assault.ts";

// One attack from a process of its own: NAME PORT HEALTHY_PORT.

const [name, port, healthyPort] = process.argv.slice(2);
const attack = allAttacks.find((known) => known.name === name);
if (attack === undefined) throw new Error(`There is no attack called ${name}.`);
process.send?.({ isReady: true });
await once(process, "message");
await attack.run(new Assault(Number(port), Number(healthyPort)));
process.exit();
