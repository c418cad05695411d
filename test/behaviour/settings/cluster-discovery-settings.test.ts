import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, assert, beforeAll, it } from "vitest";
import { createDnsDiscovery, createKubernetesDiscovery } from "../../../src/cluster/discovery/node/index.ts";
import { discoveryFor } from "../../../src/cluster/discovery/discovery-provider.ts";
import { discoveryReferenceConf } from "../../../src/cluster/discovery/reference-conf.ts";
import type { DiscoveryRegistry, ResolvedTarget } from "../../../src/cluster/discovery/service-discovery.ts";
import { parse } from "../../../src/hocon/index.ts";
import { nodePlatform } from "../../../src/platform/node/index.ts";
import { TestAuthority } from "../../certificates/test-authority.ts";
import { NameServer } from "../../fixtures/name-server.ts";
import { describeSetting } from "./describe-setting.ts";

const DISCOVERY = "akka.discovery";
const BUILT_IN: DiscoveryRegistry = new Map([
  ["dns", () => Promise.resolve(createDnsDiscovery)],
  ["Akka.Discovery.KubernetesApi.KubernetesApiServiceDiscovery", () => Promise.resolve(createKubernetesDiscovery)],
]);

/** What a lookup of `shop` finds under this configuration, as `host:port`. */
async function found(text: string, environment: Readonly<Record<string, string>> = {}, registry = BUILT_IN): Promise<readonly string[]> {
  const config = parse(text).withFallback(parse(discoveryReferenceConf)).resolve();
  const discovery = await discoveryFor(undefined, config, { ...nodePlatform(), environment }, registry);
  const targets = await discovery.lookup({ serviceName: "shop" }, 5_000);
  return targets.map(({ host, port }: ResolvedTarget) => `${host}:${port ?? ""}`);
}

const reasonFor = (text: string): Promise<string> => found(text).then(String, String);
const IN_CONFIG = `${DISCOVERY} { method = config, config.services.shop.endpoints = ["10.0.0.5:8110", "[fd00::5]:8110", node-3] }`;

describeSetting("akka.discovery.method", () => {
  it("selects how services are found, and says what may be written if it is not set or unknown", async () => {
    assert.deepEqual(await found(IN_CONFIG), ["10.0.0.5:8110", "fd00::5:8110", "node-3:"]);
    assert.match(await reasonFor(""), /akka\.discovery\.method is not set\. Set it to config, dns/);
    assert.match(
      await reasonFor(`${DISCOVERY}.method = telepathy`),
      /nothing here finds services by the method "telepathy".*discoveries: new Map/,
    );
  });
});

describeSetting("akka.discovery.config.class", () => {
  it("may be another class, which the program brings", async () => {
    const own = new Map([["Shop.Discovery", () => Promise.resolve(() => ({ lookup: () => Promise.resolve([{ host: "own" }]) }))]]);
    assert.deepEqual(await found(`${IN_CONFIG}, ${DISCOVERY}.config.class = "Shop.Discovery, Shop"`, {}, own), ["own:"]);
  });
});

describeSetting("akka.discovery.config.services-path", () => {
  it("is where the services are", async () => {
    const text = `${IN_CONFIG}, ${DISCOVERY}.config.services-path = shop.services, shop.services.shop.endpoints = ["elsewhere:1"]`;
    assert.deepEqual(await found(text), ["elsewhere:1"]);
  });

  it("has services with endpoints; what is no endpoint is an error", async () => {
    assert.deepEqual(await found(`${DISCOVERY} { method = config, config.services.bakery.endpoints = ["10.0.0.5:1"] }`), []);
    const wrong = await reasonFor(`${DISCOVERY} { method = config, config.services.shop.endpoints = ["http://shop"] }`);
    assert.match(wrong, /akka\.discovery\.config\.services\.shop\.endpoints: "http:\/\/shop" is not an endpoint/);
  });
});

describeSetting("akka.discovery.aggregate.discovery-methods", () => {
  it("are asked one after the other, until one finds something", async () => {
    const broken = new Map([
      ...BUILT_IN,
      ["broken", () => Promise.resolve(() => ({ lookup: () => Promise.reject(new Error("out of order")) }))],
    ]);
    const aggregate = (methods: string): string =>
      `${IN_CONFIG}, ${DISCOVERY} { method = aggregate, aggregate.discovery-methods = [${methods}] }`;
    assert.lengthOf(await found(aggregate("broken, config"), {}, broken), 3);
    assert.match(await found(aggregate("broken"), {}, broken).then(String, String), /out of order/);
  });
});

describeSetting("akka.discovery.aggregate.class", () => {
  it("makes any section one of several methods", async () => {
    const text = `${IN_CONFIG}, ${DISCOVERY} { method = both, both { class = "Akka.Discovery.Aggregate.AggregateServiceDiscovery, Akka.Discovery", discovery-methods = [config] } }`;
    assert.lengthOf(await found(text), 3);
  });
});

describeSetting("akka.discovery.dns.servers", () => {
  it("are asked instead of those of the machine", async () => {
    await using names = await NameServer.start();
    names.zone.set("shop", { a: ["10.9.8.7"] });
    assert.deepEqual(await found(`${DISCOVERY} { method = dns, dns.servers = ["${names.address}"] }`), ["10.9.8.7:"]);
  });
});

const authority = new TestAuthority();
const { certificate, privateKey } = authority.issue();
/** Answers with one pod, whose address tells what it was asked. */
const api = createServer({ cert: readFileSync(certificate), key: readFileSync(privateKey) }, (request, response) => {
  const url = new URL(request.url ?? "", "https://api");
  const asked = [request.headers.authorization, url.pathname.split("/")[4], url.searchParams.get("labelSelector")].join(" ");
  response.end(JSON.stringify({ items: [{ metadata: {}, spec: {}, status: { phase: "Running", podIP: asked } }] }));
});
beforeAll(() => new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  api.close();
  authority.remove();
});

/** What the API was asked: token, namespace and labels. */
async function asked(settings: string, environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const quoted = (name: string, text: string): string => JSON.stringify(authority.file(name, text));
  const text = `${DISCOVERY} { method = kubernetes-api, kubernetes-api {
    api-ca-path = ${JSON.stringify(authority.certificate)}, api-token-path = ${quoted("token", "secret")}, pod-namespace-path = ${quoted("namespace", "shops\n")}
    ${settings} } }`;
  const usual = { KUBERNETES_SERVICE_HOST: "localhost", KUBERNETES_SERVICE_PORT: String((api.address() as AddressInfo).port) };
  return (await found(text, { ...usual, ...environment })).join();
}

const quotedFile = (name: string, text: string): string => JSON.stringify(authority.file(name, text));

/** A test that the API is asked with what another value of a setting says. */
function itIsAskedWith(setting: () => string, expected: string): void {
  it("is what the API is asked with", async () => {
    assert.equal(await asked(""), "Bearer secret shops app=shop:");
    assert.equal(await asked(setting()), expected);
  });
}

describeSetting("akka.discovery.kubernetes-api.api-token-path", () => {
  itIsAskedWith(() => `api-token-path = ${quotedFile("other-token", "other\n")}`, "Bearer other shops app=shop:");
});

describeSetting("akka.discovery.kubernetes-api.pod-namespace-path", () => {
  itIsAskedWith(() => `pod-namespace-path = ${quotedFile("other-namespace", "bakeries")}`, "Bearer secret bakeries app=shop:");
});

describeSetting("akka.discovery.kubernetes-api.pod-namespace", () => {
  itIsAskedWith(() => "pod-namespace = cafes", "Bearer secret cafes app=shop:");
});

describeSetting("akka.discovery.kubernetes-api.pod-label-selector", () => {
  itIsAskedWith(() => 'pod-label-selector = "service={0},tier=back"', "Bearer secret shops service=shop,tier=back:");
});

describeSetting("akka.discovery.kubernetes-api.api-ca-path", () => {
  it("is the authority that the API's certificate must come from", async () => {
    const other = new TestAuthority("Other Authority");
    const reason = await asked(`api-ca-path = ${JSON.stringify(other.certificate)}`).then(String, String);
    other.remove();
    assert.match(reason, /certificate|verify/i);
  });
});

describeSetting("akka.discovery.kubernetes-api.api-service-host-env-name", () => {
  it("names the variable with the host of the API", async () => {
    assert.include(await asked("api-service-host-env-name = API_HOST", { API_HOST: "localhost", KUBERNETES_SERVICE_HOST: "" }), "Bearer");
    const reason = await asked("", { KUBERNETES_SERVICE_HOST: "" }).then(String, String);
    assert.include(reason, "The environment variable KUBERNETES_SERVICE_HOST is not set");
  });
});

describeSetting("akka.discovery.kubernetes-api.api-service-port-env-name", () => {
  it("names the variable with the port of the API", async () => {
    const port = String((api.address() as AddressInfo).port);
    assert.include(await asked("api-service-port-env-name = API_PORT", { API_PORT: port, KUBERNETES_SERVICE_PORT: "9" }), "Bearer");
  });
});

describeSetting("akka.discovery.kubernetes-api.class", () => {
  it("may be another class, which the program brings", async () => {
    const own = new Map([["Shop.Pods", () => Promise.resolve(() => ({ lookup: () => Promise.resolve([{ host: "pod" }]) }))]]);
    assert.deepEqual(await found(`${DISCOVERY} { method = kubernetes-api, kubernetes-api.class = "Shop.Pods" }`, {}, own), ["pod:"]);
  });
});
