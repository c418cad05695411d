// Whether nodes of Akka.NET complain of nodes of Ritsem, in a crash and in a partition, in a way in which they would not complain of each other. It takes
// minutes, and is therefore run by hand: `npx tsx interop/compare-cluster-complaints.ts`
import { buildAkkaNetPrograms } from "./harness/akka-net-programs.ts";
import { complaintKindsDuring, FAULT_NAMES, type Fault, REAL_NODES, type ThreeRuntimes } from "./harness/cluster-faults.ts";
import { recordedComplaints } from "./harness/recorded-complaints.ts";

/** What was recorded depends on the moment, and so on the machine: real nodes alone may have to show once more what they log. */
const COMPARISONS = 3;
const MIXES: readonly ThreeRuntimes[] = [
  ["Akka.NET", "Akka.NET", "Ritsem"],
  ["Ritsem", "Akka.NET", "Akka.NET"],
];

/** Which of `kinds` real nodes do not log among themselves. */
async function withoutUsual(fault: Fault, kinds: readonly string[]): Promise<readonly string[]> {
  let usual = recordedComplaints(fault);
  let unusual = kinds;
  for (let comparison = 0; ; comparison += 1) {
    const known = usual;
    unusual = unusual.filter((kind) => !known.includes(kind));
    if (unusual.length === 0 || comparison === COMPARISONS) return unusual;
    usual = await complaintKindsDuring(fault, REAL_NODES);
  }
}

let failed = 0;
let passed = 0;
await buildAkkaNetPrograms();
for (const fault of FAULT_NAMES) {
  for (const runtimes of MIXES) {
    const unusual = await withoutUsual(fault, await complaintKindsDuring(fault, runtimes));
    console.log(`${unusual.length === 0 ? "ok    " : "FAILED"}  ${fault} of the last one of ${runtimes.join(", ")}`);
    for (const kind of unusual) console.log(`  ${kind}`);
    if (unusual.length === 0) passed += 1;
    else failed += 1;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
