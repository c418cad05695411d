import { MISC_SERIALIZER_ID } from "../wire/serializer-ids.ts";
import {
  Address,
  BroadcastPool,
  ConsistentHashingPool,
  DefaultResizer,
  FromConfig,
  Group,
  Pool,
  RandomPool,
  RemoteDeploymentError,
  RemoteRouterConfig,
  RoundRobinPool,
  ScatterGatherFirstCompletedPool,
  SmallestMailboxPool,
  TailChoppingPool,
  type PoolOptions,
  type Resizer,
  type RouterConfig,
} from "../../actor/index.ts";
import type { PayloadSerialization } from "../../serialization/index.ts";
import { decodeMiscMessage, encodeMiscMessage, MISC_MANIFEST, type MiscMessage } from "../wire/misc-messages.ts";
import type { Payload } from "../wire/payload.ts";
import type { AddressData } from "../wire/address-data.ts";
import type { DurationData, RemoteRouterData, RoutingPoolData } from "../wire/router-config-data.ts";

/** INTEROP: what Akka.NET writes when no other dispatcher was chosen for the router itself. */
const ROUTER_DISPATCHER = "akka.actor.default-dispatcher";
/** Routees that one request may ask for. A number from the wire costs its sender nothing, and this system an actor for each. */
const MOST_ROUTEES = 100_000;

/** A part of serializer 16. */
export function miscPayload(message: MiscMessage): Payload {
  return { serializerId: MISC_SERIALIZER_ID, manifest: MISC_MANIFEST[message.kind], bytes: encodeMiscMessage(message) };
}

/** What writes and reads the routers that have no form of their own on the wire. */
export type RouterSerialization = Pick<PayloadSerialization, "serialize" | "deserialize">;

/** A router as it travels; one from the configuration is described by that of the other system. Throws RemoteDeploymentError for routers that have no form on the wire. */
export function payloadFromRouter(router: RouterConfig, serialization: RouterSerialization): Payload {
  if (router instanceof RemoteRouterConfig) {
    return miscPayload({
      kind: "remote-router-config",
      local: payloadFromRouter(router.local, serialization),
      nodes: router.nodes.map(dataFromAddress),
    });
  }
  if (router instanceof Pool) {
    const pool = poolDataFrom(router);
    if (router instanceof RoundRobinPool) return miscPayload({ kind: "round-robin-pool", ...pool });
    if (router instanceof RandomPool) return miscPayload({ kind: "random-pool", ...pool });
    if (router instanceof BroadcastPool) return miscPayload({ kind: "broadcast-pool", ...pool });
    if (router instanceof ConsistentHashingPool) return miscPayload({ kind: "consistent-hashing-pool", ...pool });
    if (router instanceof ScatterGatherFirstCompletedPool) {
      return miscPayload({ kind: "scatter-gather-pool", pool, within: durationFromMs(router.withinMs), interval: undefined });
    }
    if (router instanceof TailChoppingPool) {
      const within = durationFromMs(router.withinMs);
      return miscPayload({ kind: "tail-chopping-pool", pool, within, interval: durationFromMs(router.intervalMs) });
    }
  }
  if (router instanceof FromConfig) return miscPayload({ kind: "from-config", resizer: undefined, routerDispatcher: "" });
  if (router instanceof SmallestMailboxPool && router.resizer !== undefined) {
    throw new RemoteDeploymentError(
      "A SmallestMailboxPool with a resizer cannot be deployed at another system: its resizer cannot travel.",
    );
  }
  try {
    return serialization.serialize(router);
  } catch (cause) {
    throw new RemoteDeploymentError(
      `A ${router.constructor.name} has no form in which it could be deployed at another system. Let the router live here, with routees there, or ` +
        "create it there with code of its own.",
      { cause },
    );
  }
}

/** Reads {@link payloadFromRouter}. Throws RemoteDeploymentError if it is not a router, and for a pool of more than 100 000 routees. */
export function routerFromPayload(payload: Payload, serialization: RouterSerialization): RouterConfig {
  const router = readRouter(payload, serialization);
  if (router instanceof Pool) assertSize(router);
  return router;
}

function assertSize({ nrOfInstances, resizer }: Pool): void {
  const routees = Math.max(nrOfInstances, resizer instanceof DefaultResizer ? resizer.lowerBound : 0);
  if (routees <= MOST_ROUTEES) return;
  throw new RemoteDeploymentError(
    `A pool of ${routees} routees was asked for, and ${MOST_ROUTEES} is the most that another system may ask for at once. Deploy smaller pools, ` +
      "or let this system create the pool itself.",
  );
}

function readRouter({ serializerId, manifest, bytes }: Payload, serialization: RouterSerialization): RouterConfig {
  if (serializerId !== MISC_SERIALIZER_ID) return routerFromJson({ serializerId, manifest, bytes }, serialization);
  const data = decodeMiscMessage(manifest, bytes);
  switch (data.kind) {
    case "from-config":
      return FromConfig.instance;
    case "round-robin-pool":
      return new RoundRobinPool(data.instances, optionsFrom(data));
    case "random-pool":
      return new RandomPool(data.instances, optionsFrom(data));
    case "broadcast-pool":
      return new BroadcastPool(data.instances, optionsFrom(data));
    case "consistent-hashing-pool":
      return new ConsistentHashingPool(data.instances, optionsFrom(data));
    case "scatter-gather-pool":
      return new ScatterGatherFirstCompletedPool(data.pool.instances, msFromDuration(data.within), optionsFrom(data.pool));
    case "tail-chopping-pool":
      return new TailChoppingPool(data.pool.instances, msFromDuration(data.within), {
        ...optionsFrom(data.pool),
        interval: msFromDuration(data.interval ?? { seconds: 0, nanos: 0 }),
      });
    case "remote-router-config":
      return remoteRouterFrom(data, serialization);
    default:
      throw new RemoteDeploymentError(`What was sent as a router is a ${data.kind}.`);
  }
}

function routerFromJson({ serializerId, manifest, bytes }: Payload, serialization: RouterSerialization): RouterConfig {
  const router = serialization.deserialize(bytes, serializerId, manifest);
  if (router instanceof Pool || router instanceof Group) return router;
  throw new RemoteDeploymentError(`The payload of serializer ${serializerId}, manifest "${manifest.slice(0, 200)}", is not a router.`);
}

function remoteRouterFrom({ local, nodes }: RemoteRouterData, serialization: RouterSerialization): RouterConfig {
  if (local.manifest === MISC_MANIFEST["remote-router-config"])
    throw new RemoteDeploymentError("A pool cannot be spread over nodes twice.");
  const pool = routerFromPayload(local, serialization);
  if (pool instanceof Pool) return new RemoteRouterConfig(pool, nodes.map(addressFromData));
  throw new RemoteDeploymentError(`A ${pool.constructor.name} cannot be spread over nodes: only pools can.`);
}

function dataFromAddress({ system, host, port, protocol }: Address): AddressData {
  return { system, hostname: host ?? "", port: port ?? 0, protocol };
}

function addressFromData({ system, hostname, port, protocol }: AddressData): Address {
  return new Address(protocol, system, hostname, port);
}

function poolDataFrom({ nrOfInstances, resizer }: Pool): RoutingPoolData {
  return {
    instances: nrOfInstances,
    routerDispatcher: ROUTER_DISPATCHER,
    usesPoolDispatcher: false,
    resizer: resizer === undefined ? undefined : payloadFromResizer(resizer),
  };
}

function payloadFromResizer(resizer: Resizer): Payload {
  if (resizer instanceof DefaultResizer) {
    const { lowerBound, upperBound, pressureThreshold, rampupRate, backoffThreshold, backoffRate, messagesPerResize } = resizer;
    return miscPayload({
      kind: "default-resizer",
      lowerBound,
      upperBound,
      pressureThreshold,
      rampupRate,
      backoffThreshold,
      backoffRate,
      messagesPerResize,
    });
  }
  throw new RemoteDeploymentError(`A ${resizer.constructor.name} cannot travel: only a DefaultResizer can be deployed at another system.`);
}

function optionsFrom({ resizer }: RoutingPoolData): PoolOptions {
  if (resizer === undefined) return {};
  const data = resizer.serializerId === MISC_SERIALIZER_ID ? decodeMiscMessage(resizer.manifest, resizer.bytes) : undefined;
  if (data?.kind === "default-resizer") return { resizer: new DefaultResizer(data) };
  throw new RemoteDeploymentError(`A resizer of serializer ${resizer.serializerId} cannot be deployed here: only a DefaultResizer can.`);
}

function durationFromMs(ms: number): DurationData {
  const seconds = Math.floor(ms / 1000);
  return { seconds, nanos: Math.round((ms - seconds * 1000) * 1e6) };
}

function msFromDuration({ seconds, nanos }: DurationData): number {
  return seconds * 1000 + nanos / 1e6;
}
