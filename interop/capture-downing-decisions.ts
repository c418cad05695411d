// Writes test/fixtures/downing/decisions.txt: what the downing strategies of Akka.Cluster decide. `npx tsx interop/capture-downing-decisions.ts`
import { writeFileSync } from "node:fs";
import { buildAkkaNetPrograms } from "./harness/akka-net-programs.ts";
import { downingFixture } from "./harness/downing-views.ts";

await buildAkkaNetPrograms();
writeFileSync(new URL("../test/fixtures/downing/decisions.txt", import.meta.url), await downingFixture());
