import type { ResolvedTarget, ServiceDiscovery } from "../../cluster/index.ts";
import { type Platform, settleWithin } from "../../platform/index.ts";
import { type ComplianceCase, expectSame, expectThat } from "./compliance-case.ts";

/** What is needed to check a discovery. */
export interface DiscoveryFixture {
  /** Real time: the cases give each step a deadline. */
  readonly platform: Platform;
  /** The port name of lookups; `undefined` to look up without one. */
  readonly portName: string | undefined;
  /** Whether targets have ports. */
  readonly knowsPorts: boolean;
  /** Whether a discovery sees what was published after it was created. */
  readonly isLive: boolean;
  /** A discovery of what was published. */
  createDiscovery(): ServiceDiscovery;
  /** Makes these the instances of a service. Each case uses a service of its own. Hosts are IPv4 addresses. */
  publish(serviceName: string, targets: readonly Required<ResolvedTarget>[]): Promise<void>;
  /** A discovery that cannot ask, for example because nothing answers; absent if it asks no server. */
  readonly createUnreachable?: () => ServiceDiscovery;
}

const TIMEOUT_MS = 5_000;
const SHORT_MS = 100;
/** What a busy machine may add to a limit. Unit: ms. */
const SLACK_MS = 10_000;
const INSTANCES = [
  { host: "127.0.0.11", port: 8_110 },
  { host: "127.0.0.12", port: 8_110 },
  { host: "127.0.0.13", port: 8_110 },
] as const;

/** Promises N1 to N5 of `ServiceDiscovery`. */
export const discoveryCompliance: readonly ComplianceCase<DiscoveryFixture>[] = [
  compliance("N1 lookup resolves with all instances of the service, each once", async (fixture, service) => {
    await fixture.publish(service, INSTANCES);
    await fixture.publish(`${service}-other`, [{ host: "127.0.0.99", port: 1 }]);
    expectSame(await found(fixture, fixture.createDiscovery(), service), expected(fixture, INSTANCES), "instances");
  }),
  compliance("N2 lookup resolves with none if there is no such service", async (fixture, service) => {
    expectSame(await found(fixture, fixture.createDiscovery(), service), [], "instances of a service that does not exist");
  }),
  compliance("N3 lookup rejects in time if it could not ask", async ({ createUnreachable, platform, portName }, service) => {
    if (createUnreachable === undefined) return; // it asks no server
    const asked = createUnreachable()
      .lookup({ serviceName: service, protocol: "tcp", ...(portName === undefined ? {} : { portName }) }, SHORT_MS)
      .then(
        () => "resolved",
        () => "rejected",
      );
    expectSame(await settleWithin(platform.timers, SHORT_MS + SLACK_MS, asked, () => "pending"), "rejected", "lookup without an answer");
  }),
  compliance("N4 a later lookup sees what has changed", async (fixture, service) => {
    await fixture.publish(service, INSTANCES.slice(0, 2));
    const before = fixture.createDiscovery();
    expectSame(await found(fixture, before, service), expected(fixture, INSTANCES.slice(0, 2)), "instances before the change");
    await fixture.publish(service, INSTANCES.slice(1));
    const after = fixture.isLive ? before : fixture.createDiscovery();
    expectSame(await found(fixture, after, service), expected(fixture, INSTANCES.slice(1)), "instances after the change");
  }),
  compliance("N5 lookups may overlap", async (fixture, service) => {
    await fixture.publish(service, INSTANCES);
    const discovery = fixture.createDiscovery();
    const all = await Promise.all(Array.from({ length: 10 }, () => found(fixture, discovery, service)));
    for (const each of all) expectSame(each, expected(fixture, INSTANCES), "instances of an overlapping lookup");
  }),
];

function compliance(name: string, check: (fixture: DiscoveryFixture, service: string) => Promise<void>): ComplianceCase<DiscoveryFixture> {
  return { name, run: (fixture) => check(fixture, `service-${fixture.platform.randomUid()}`) };
}

/** What a lookup finds, as texts in order. */
async function found({ portName }: DiscoveryFixture, discovery: ServiceDiscovery, serviceName: string): Promise<readonly string[]> {
  const lookup = { serviceName, protocol: "tcp", ...(portName === undefined ? {} : { portName }) };
  const targets = await discovery.lookup(lookup, TIMEOUT_MS);
  expectThat(Array.isArray(targets), "lookup must resolve with a list");
  return targets.map(({ host, port }) => `${host}:${port ?? "-"}`).sort();
}

function expected({ knowsPorts }: DiscoveryFixture, targets: readonly Required<ResolvedTarget>[]): readonly string[] {
  return targets.map(({ host, port }) => `${host}:${knowsPorts ? port : "-"}`).sort();
}
