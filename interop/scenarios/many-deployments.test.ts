import { assert, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { COMBINATIONS, programOf, WORKER } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";

const MANY = 10_000;
const TIMEOUT_MS = 240_000; // a loaded machine; some ten seconds otherwise

for (const [deployer, host] of COMBINATIONS) {
  describeWithAkkaNet(`${deployer} deploys ten thousand actors to ${host}, and stops them:`, () => {
    it(
      "nothing is left on either side",
      async () => {
        await using there = await AkkaNetPeer.start({ name: "Host" }, programOf(host));
        await using here = await AkkaNetPeer.start({ name: "Deployer" }, programOf(deployer));
        const standing = { command: "deploy", name: "standing", type: WORKER, deployTo: there.address } as const;
        const probe = (await there.send({ command: "create", kind: "echo", name: "probe" })).ref;
        await here.send({
          ...standing,
          args: [
            { type: "ref", value: probe },
            { type: "string", value: "worker" },
          ],
        });
        const command = { command: "deploy-many", type: WORKER, count: MANY, deployTo: there.address, timeoutMs: TIMEOUT_MS } as const;
        assert.equal((await here.send(command)).count, MANY);
        assert.equal((await there.send({ command: "count-deployed" })).count, 1); // the one that was not stopped
        assert.equal((await here.send({ command: "count-deployed" })).count, 0);
      },
      TIMEOUT_MS,
    );
  });
}
