import { assert, describe, it } from "vitest";
import type { ActorSystem } from "../../actor/index.ts";
import { HeartbeatReport } from "./heartbeat-measures.ts";

describe("The measures of heartbeats", () => {
  it("name only so many peers, and the worst of all others", () => {
    const infos: { peer: string; ageMs: number; phi: number | undefined }[] = [];
    const heartbeats = [{ kind: "watch", sent: 0, received: 0, infosAt: () => infos }];
    const report = new HeartbeatReport({ provider: { heartbeats } } as unknown as ActorSystem);
    const peers = () => report.measureAt(0).flatMap((each) => each.peers);
    for (let index = 0; index < 300; index += 1)
      infos.push({ peer: `peer ${index}`, ageMs: index, phi: index === 200 ? Infinity : undefined });
    assert.equal(peers().length, 101);
    assert.deepEqual(peers().at(-1), { peer: "other", ageMs: 299, phi: 1_000 });
    infos.splice(0);
    for (let index = 300; index < 600; index += 1) infos.push({ peer: `peer ${index}`, ageMs: 1, phi: 1 });
    assert.equal(peers().length, 101);
    assert.deepEqual(peers()[0], { peer: "peer 0", ageMs: 0, phi: 0 });
  });
});
