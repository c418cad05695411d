import { assert, describe, it } from "vitest";
import type { ActorSystem } from "../../actor/index.ts";
import { parse } from "../../hocon/index.ts";
import { leaseReferenceConf } from "./reference-conf.ts";
import type { Lease, LeaseSettings } from "./lease.ts";
import { leaseFor } from "./lease-provider.ts";

const request = { path: "shop.lease", leaseName: "Shop-akka-sbr", ownerName: "host:1" };
const lease: Lease = { acquire: () => Promise.resolve(true), release: () => Promise.resolve(true), checkLease: () => false };

/** The settings that the factory gets. */
function settingsWith(config: string, given: string = "Shop.RedisLease"): LeaseSettings | undefined {
  const complete = parse(config).withFallback(parse(leaseReferenceConf)).resolve();
  let settings: LeaseSettings | undefined;
  const factory = (of: LeaseSettings): Lease => {
    settings = of;
    return lease;
  };
  leaseFor(request, { config: complete } as ActorSystem, new Map([[given, factory]]));
  return settings;
}

describe("A lease", () => {
  it("is made by the factory with the name in lease-class, from its section and the defaults", () => {
    const settings = settingsWith(`shop.lease { lease-class = "Shop.RedisLease, Shop", url = "redis://x", heartbeat-timeout = 60 s }`);
    assert.equal(settings?.leaseName, "Shop-akka-sbr");
    assert.equal(settings?.ownerName, "host:1");
    assert.equal(settings?.heartbeatTimeoutMs, 60_000);
    assert.equal(settings?.heartbeatIntervalMs, 12_000);
    assert.equal(settings?.operationTimeoutMs, 5_000);
    assert.equal(settings?.config.getString("url"), "redis://x");
  });

  it("is refused without a section, a class, a factory, or with an interval that is too long", () => {
    assert.throws(() => settingsWith(""), /shop\.lease describes a lease, but there is no such section/);
    assert.throws(() => settingsWith("shop.lease {}"), /shop\.lease\.lease-class is empty/);
    assert.throws(
      () => settingsWith("shop.lease.lease-class = Other"),
      /lease-class = "Other", but the program gives no lease of this name.*leases: new Map/,
    );
    const late = "shop.lease { lease-class = Shop.RedisLease, heartbeat-interval = 60 s }";
    assert.throws(() => settingsWith(late), /heartbeat-interval is 60000 ms, and heartbeat-timeout 120000 ms/);
  });
});
