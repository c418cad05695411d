import { DiscoveryError } from "../../index.ts";

/** A pod that runs. */
export interface Pod {
  readonly host: string;
  readonly ports: readonly { readonly name: string; readonly port: number }[];
}

/** Reads a list of pods as Kubernetes' API sends it: those that run, have an address, and are not being deleted. */
export function podsIn(text: string): readonly Pod[] {
  const items = partOf(parsed(text), "items");
  if (!Array.isArray(items)) throw new DiscoveryError("Kubernetes' API answers with something that is no list of pods");
  return items.flatMap((pod: unknown): readonly Pod[] => {
    const host = partOf(partOf(pod, "status"), "podIP");
    const isRunning = partOf(partOf(pod, "status"), "phase") === "Running";
    const isDeleted = partOf(partOf(pod, "metadata"), "deletionTimestamp") !== undefined;
    if (typeof host !== "string" || host === "" || !isRunning || isDeleted) return [];
    return [{ host, ports: portsIn(partOf(partOf(pod, "spec"), "containers")) }];
  });
}

function portsIn(containers: unknown): Pod["ports"] {
  return listOf(containers).flatMap((container) =>
    listOf(partOf(container, "ports")).flatMap((each) => {
      const [name, port] = [partOf(each, "name"), partOf(each, "containerPort")];
      return typeof name === "string" && typeof port === "number" && Number.isInteger(port) ? [{ name, port }] : [];
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DiscoveryError("Kubernetes' API answers with something that is no JSON", { cause });
  }
}

function partOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
