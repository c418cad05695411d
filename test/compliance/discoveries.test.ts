import { createServer } from "node:https";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { afterAll, assert, beforeAll, describe, it } from "vitest";
import type { DiscoveryFactory, ResolvedTarget, ServiceDiscovery } from "../../src/cluster/index.ts";
import { configDiscovery, discoveryReferenceConf } from "../../src/cluster/internal.ts";
import { createDnsDiscovery, createKubernetesDiscovery } from "../../src/cluster/discovery/node/index.ts";
import { parse } from "../../src/hocon/index.ts";
import type { Platform } from "../../src/platform/index.ts";
import { nodePlatform } from "../../src/platform/node/index.ts";
import { discoveryCompliance, type DiscoveryFixture } from "../../src/testkit/compliance/index.ts";
import { NameServer } from "../fixtures/name-server.ts";
import { TestAuthority } from "../certificates/test-authority.ts";
import { namesIn } from "./registered.ts";

type Targets = readonly Required<ResolvedTarget>[];

function create(factory: DiscoveryFactory, method: string, text: string, environment: Platform["environment"] = {}): ServiceDiscovery {
  const config = parse(text).withFallback(parse(discoveryReferenceConf)).resolve();
  return factory({ section: config.getConfig(`akka.discovery.${method}`), config, platform: { ...nodePlatform(), environment } });
}

/** Nothing answers there. */
const NOBODY = "127.0.0.1:9";
const names = await NameServer.start();
const authority = new TestAuthority();
const { certificate, privateKey } = authority.issue();
/** Pods by the value of the label `app`, as the API lists them. */
const pods = new Map<string, readonly object[]>();
const TOKEN = "recorded token";

const api = createServer({ cert: readFileSync(certificate), key: readFileSync(privateKey) }, (request, response) => {
  const url = new URL(request.url ?? "", "https://api");
  const [, service = ""] = /^app=(.*)$/.exec(url.searchParams.get("labelSelector") ?? "") ?? [];
  const isAllowed = request.headers.authorization === `Bearer ${TOKEN}` && url.pathname === "/api/v1/namespaces/shops/pods";
  response.writeHead(isAllowed ? 200 : 403, { "content-type": "application/json" });
  response.end(JSON.stringify({ kind: "PodList", apiVersion: "v1", metadata: { resourceVersion: "1" }, items: pods.get(service) ?? [] }));
});
beforeAll(() => new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve)));
afterAll(async () => {
  api.close();
  authority.remove();
  await names[Symbol.asyncDispose]();
});

/** A pod as the API lists it, shortened. */
function pod({ host, port }: Required<ResolvedTarget>, status: object = {}, metadata: object = {}): object {
  return {
    metadata: { name: `shop-${host}`, namespace: "shops", labels: { app: "shop" }, ...metadata },
    spec: {
      containers: [
        {
          name: "shop",
          ports: [
            { name: "http", containerPort: 80 },
            { name: "remote", containerPort: port, protocol: "TCP" },
          ],
        },
      ],
    },
    status: { phase: "Running", podIP: host, podIPs: [{ ip: host }], ...status },
  };
}

function kubernetes(port: number): ServiceDiscovery {
  const text = `akka.discovery.kubernetes-api { api-ca-path = ${JSON.stringify(authority.certificate)}
    api-token-path = ${JSON.stringify(authority.file("token", `${TOKEN}\n`))}, pod-namespace-path = ${JSON.stringify(authority.file("namespace", "shops\n"))} }`;
  return create(createKubernetesDiscovery, "kubernetes-api", text, {
    KUBERNETES_SERVICE_HOST: "localhost",
    KUBERNETES_SERVICE_PORT: String(port),
  });
}

const services = new Map<string, Targets>();
const platform = nodePlatform();
const dns = (server: string): ServiceDiscovery => create(createDnsDiscovery, "dns", `akka.discovery.dns.servers = ["${server}"]`);

/** A factory of the sources → the fixtures that it is run with. */
const runs: Readonly<Record<string, Readonly<Record<string, DiscoveryFixture>>>> = {
  configDiscovery: {
    "in the configuration": {
      platform,
      portName: undefined,
      knowsPorts: true,
      isLive: false,
      createDiscovery() {
        const entries = Array.from(
          services,
          ([name, all]) => `${name}.endpoints = [${all.map(({ host, port }) => `"${host}:${port}"`).join()}]`,
        );
        return create(configDiscovery, "config", `akka.discovery.config.services { ${entries.join("\n")} }`);
      },
      publish: (name, targets) => Promise.resolve(void services.set(name, targets)),
    },
  },
  createDnsDiscovery: {
    "by A records": {
      platform,
      portName: undefined,
      knowsPorts: false,
      isLive: true,
      createDiscovery: () => dns(names.address),
      publish: (name, targets) => Promise.resolve(void names.zone.set(name, { a: targets.map(({ host }) => host) })),
      createUnreachable: () => dns(NOBODY),
    },
    "by SRV records": {
      platform,
      portName: "remote",
      knowsPorts: true,
      isLive: true,
      createDiscovery: () => dns(names.address),
      publish: (name, targets) =>
        Promise.resolve(void names.zone.set(`_remote._tcp.${name}`, { srv: targets.map(({ host, port }) => ({ name: host, port })) })),
      createUnreachable: () => dns(NOBODY),
    },
  },
  createKubernetesDiscovery: {
    "from a recorded API": {
      platform,
      portName: "remote",
      knowsPorts: true,
      isLive: true,
      createDiscovery: () => kubernetes((api.address() as AddressInfo).port),
      publish: (name, targets) =>
        Promise.resolve(
          void pods.set(
            name,
            targets.map((target) => pod(target)),
          ),
        ),
      createUnreachable: () => kubernetes(9),
    },
  },
};

for (const [name, fixtures] of Object.entries(runs)) {
  for (const [how, fixture] of Object.entries(fixtures)) {
    describe(`${name} ${how}`, () => {
      for (const { name: promise, run } of discoveryCompliance) it(promise, () => run(fixture));
    });
  }
}

describe("Discoveries", () => {
  it("all have a compliance run", () => {
    assert.sameMembers([...namesIn("src/cluster/discovery", /export const (\w+): DiscoveryFactory/g)], Object.keys(runs));
  });

  it("are checked for every numbered promise", () => {
    assert.deepEqual(
      discoveryCompliance.map(({ name }) => name.split(" ", 1)[0]),
      ["N1", "N2", "N3", "N4", "N5"],
    );
  });
});

describe("Kubernetes' API", () => {
  const lookup = (discovery: ServiceDiscovery): Promise<readonly ResolvedTarget[]> => discovery.lookup({ serviceName: "shop" }, 5_000);

  it("lists pods that do not run, have no address, or are being deleted: they are left out", async () => {
    const target = { host: "10.1.0.1", port: 8110 };
    pods.set("shop", [
      pod(target),
      pod({ ...target, host: "10.1.0.2" }, { phase: "Pending" }),
      pod({ ...target, host: "10.1.0.3" }, { podIP: undefined }),
      pod({ ...target, host: "10.1.0.4" }, {}, { deletionTimestamp: "2026-01-01T00:00:00Z" }),
      {},
    ]);
    assert.deepEqual(await lookup(kubernetes((api.address() as AddressInfo).port)), [{ host: "10.1.0.1" }]);
  });

  it("that refuses, or that has another certificate, is an error which says so", async () => {
    const { port } = api.address() as AddressInfo;
    const refused = kubernetes(port);
    authority.file("token", "another token");
    const message = await lookup(refused).then(String, String);
    assert.include(message, "Kubernetes' API answers with status 403");
  });
});
