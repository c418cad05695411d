// Adds to test/fixtures/cluster-complaints/kinds.txt what three nodes of Akka.NET log in each fault. `npx tsx interop/capture-cluster-complaints.ts 10`
import { buildAkkaNetPrograms } from "./harness/akka-net-programs.ts";
import { complaintKindsDuring, FAULT_NAMES, REAL_NODES } from "./harness/cluster-faults.ts";
import { recordComplaints } from "./harness/recorded-complaints.ts";

const rounds = Number(process.argv[2] ?? "10");
await buildAkkaNetPrograms();
for (let round = 1; round <= rounds; round += 1) {
  for (const fault of FAULT_NAMES) {
    const kinds = await complaintKindsDuring(fault, REAL_NODES);
    const added = recordComplaints(fault, kinds);
    console.log(`round ${round} of ${rounds}, ${fault}: ${kinds.length} kinds, ${added} of them new`);
  }
}
