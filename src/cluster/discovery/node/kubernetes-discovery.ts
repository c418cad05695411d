import { readFile } from "node:fs/promises";
import { request, type RequestOptions } from "node:https";
import {
  ClusterSettingError,
  type DiscoveryContext,
  DiscoveryError,
  type DiscoveryFactory,
  type DiscoveryLookup,
  type ResolvedTarget,
} from "../../index.ts";
import { podsIn } from "./pod-list.ts";

/** Longer lists of pods are refused. Unit: bytes. */
const LONGEST_LIST = 16 * 1024 * 1024;
const UNSET = "<pod-namespace>";
const OK = 200;

/** Asks Kubernetes' API for the pods with a label. INTEROP: `Akka.Discovery.KubernetesApi`. */
export const createKubernetesDiscovery: DiscoveryFactory = (context) => ({
  async lookup(lookup, timeoutMs): Promise<readonly ResolvedTarget[]> {
    const { section } = context;
    const [ca, token, namespace] = await Promise.all([
      readFile(section.getString("api-ca-path")),
      readFile(section.getString("api-token-path"), "utf8"),
      namespaceFrom(context),
    ]);
    const selector = section.getString("pod-label-selector").replaceAll("{0}", lookup.serviceName);
    const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods?labelSelector=${encodeURIComponent(selector)}`;
    const text = await textAt({
      host: variable(context, "api-service-host-env-name"),
      port: Number(variable(context, "api-service-port-env-name")),
      path,
      ca,
      headers: { authorization: `Bearer ${token.trim()}`, accept: "application/json" },
      signal: AbortSignal.timeout(timeoutMs),
    });
    return targetsIn(text, lookup);
  },
});

function targetsIn(text: string, { portName }: DiscoveryLookup): readonly ResolvedTarget[] {
  const targets = podsIn(text).flatMap(({ host, ports }): readonly ResolvedTarget[] => {
    if (portName === undefined) return [{ host }];
    return ports.filter(({ name }) => name === portName).map(({ port }) => ({ host, port }));
  });
  return [...new Map(targets.map((target) => [`${target.host} ${target.port ?? ""}`, target])).values()];
}

async function namespaceFrom({ section }: DiscoveryContext): Promise<string> {
  const named = section.getString("pod-namespace");
  return named === UNSET ? (await readFile(section.getString("pod-namespace-path"), "utf8")).trim() : named;
}

function variable({ section, platform }: DiscoveryContext, key: string): string {
  const name = section.getString(key);
  const value = platform.environment[name];
  if (value !== undefined && value !== "") return value;
  throw new ClusterSettingError(
    `The environment variable ${name} is not set, which akka.discovery.kubernetes-api.${key} names. Kubernetes sets it in every pod.`,
  );
}

function textAt(options: RequestOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(options, (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.byteLength;
        chunks.push(chunk);
        if (bytes > LONGEST_LIST) response.destroy(new DiscoveryError(`Kubernetes' API answers with more than ${LONGEST_LIST} bytes`));
      });
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        if (response.statusCode === OK) resolve(text);
        else reject(new DiscoveryError(`Kubernetes' API answers with status ${response.statusCode ?? 0}: ${text.slice(0, 200)}`));
      });
    });
    asked.on("error", reject);
    asked.end();
  });
}
