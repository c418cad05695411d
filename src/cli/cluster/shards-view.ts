import { type ActorRef, ActorIdentity, Identify } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { isRitsemError } from "../../base/index.ts";
import { encodedName } from "../../cluster-tools/internal.ts";
import { ClusterShardingStats, CurrentShardRegionState, GetClusterShardingStats, GetShardRegionState } from "../../sharding/index.ts";
import { readMovesReply, readShardingReport, SHARDING_MANAGEMENT_NAME, type StartedType } from "../../sharding/internal.ts";
import type { CallingSystem } from "../talk/calling-system.ts";
import { CommandError } from "../terminal/errors.ts";
import { childrenOf } from "./children-of.ts";
import { refusalOf } from "./node-view.ts";
import type { RegionStatus, ShardsStatus, TypeStatus } from "./shards-status.ts";

/** The default of `akka.cluster.sharding.guardian-name`, which nodes of Akka.NET do not tell. */
const GUARDIAN = "sharding";
/** The coordinator gives up on regions earlier than the command gives up on the coordinator. */
const REGIONS_SHARE = 0.6;
/** Nodes that are asked whether they run the coordinator. */
const MOST_NODES = 64;

interface Question {
  readonly caller: CallingSystem;
  readonly waitMs: number;
  readonly guardian: string;
  readonly withEntities: boolean;
}

/** Asks the node at the target about its types of entities, or about the one with the name `only`. */
export async function shardsOf(caller: CallingSystem, waitMs: number, only: string | undefined): Promise<ShardsStatus> {
  const { address } = caller.target;
  await caller.locate(`${address}/user`); // with the reason if the system cannot be reached
  const management = await existing(caller, `${address}/system/${SHARDING_MANAGEMENT_NAME}`);
  const { guardian, types } = management === undefined ? await typesOfOther(caller, waitMs) : await typesOf(caller, management);
  const question: Question = { caller, waitMs, guardian, withEntities: only !== undefined };
  const asked = types.filter(({ name }) => only === undefined || name === only);
  const found = await Promise.all(asked.map((type) => statusOf(question, type)));
  return { address: `${address}`, runtime: management === undefined ? "other" : "Ritsem", types: found };
}

type Types = { readonly guardian: string; readonly types: readonly StartedType[] };

async function typesOf(caller: CallingSystem, management: ActorRef): Promise<Types> {
  const reply = await caller.ask(management, "types");
  const report = readShardingReport(reply);
  if (report === undefined) throw refusalOf(caller, reply);
  return report;
}

/** INTEROP: a region has a coordinator's manager beside it, and the name of a proxy ends so. */
async function typesOfOther(caller: CallingSystem, waitMs: number): Promise<Types> {
  const names = new Set(await childrenOf(caller.system, `${caller.target.address}/system/${GUARDIAN}`, waitMs));
  const coordinator = null;
  const types = [...names].flatMap((name): readonly StartedType[] => {
    if (names.has(`${name}Coordinator`)) return [{ name: decoded(name), kind: "region", coordinator }];
    const proxied = /^(.+)Proxy$/.exec(name)?.[1];
    return proxied === undefined || names.has(`${proxied}Coordinator`) ? [] : [{ name: decoded(proxied), kind: "proxy", coordinator }];
  });
  return { guardian: GUARDIAN, types };
}

async function statusOf(question: Question, type: StartedType): Promise<TypeStatus> {
  const { caller, waitMs, guardian, withEntities } = question;
  const region = `${caller.target.address}/system/${encodedName(guardian)}/${encodedName(type.kind === "proxy" ? `${type.name}Proxy` : type.name)}`;
  const [stats, state] = await Promise.all([
    answerOf(caller, region, new GetClusterShardingStats(waitMs * REGIONS_SHARE), waitMs),
    withEntities && type.kind === "region" ? answerOf(caller, region, GetShardRegionState.instance, waitMs) : undefined,
  ]);
  const regions = stats instanceof ClusterShardingStats ? stats.regions.map(regionStatus) : null;
  const coordinator = type.coordinator ?? (await coordinatorAmong(question, type, regions ?? []));
  const rebalances = coordinator === null ? null : await movesOf(caller, coordinator, type.name, waitMs);
  const entities =
    state instanceof CurrentShardRegionState
      ? Object.fromEntries(state.shards.map(({ shardId, entityIds }) => [shardId, entityIds]))
      : null;
  const unknown = [
    ...(coordinator === null ? ["the coordinator's node"] : []),
    ...(regions === null ? ["regions, shards and entities"] : []),
    ...(rebalances === null ? ["rebalances under way"] : []),
    ...(withEntities && entities === null && type.kind === "region" ? ["ids of entities"] : []),
  ];
  return { name: type.name, kind: type.kind, coordinator, regions, rebalances, entities, unknown };
}

function regionStatus([node, { stats, failed }]: ClusterShardingStats["regions"][number]): RegionStatus {
  return { address: `${node}`, shards: Array.from(stats, ([shard, entities]) => ({ shard, entities })), silent: failed };
}

/** The node among the target and those with regions on which the coordinator runs; `null` if none says so. */
async function coordinatorAmong(
  { caller, guardian }: Question,
  { name }: StartedType,
  regions: readonly RegionStatus[],
): Promise<string | null> {
  const places = new Set([`${caller.target.address}`, ...regions.map(({ address }) => address)]);
  const path = `/system/${encodedName(guardian)}/${encodedName(name)}Coordinator/singleton/coordinator`;
  const found = await Promise.all(
    [...places].slice(0, MOST_NODES).map(async (place) => ((await existing(caller, `${place}${path}`)) === undefined ? undefined : place)),
  );
  return found.find((place) => place !== undefined) ?? null;
}

/** `null` if the coordinator is on a node of Akka.NET, or does not say. */
async function movesOf(caller: CallingSystem, coordinator: string, typeName: string, waitMs: number): Promise<TypeStatus["rebalances"]> {
  const management = await existing(caller, `${coordinator}/system/${SHARDING_MANAGEMENT_NAME}`);
  const reply = management && readMovesReply(await answerOf(caller, management.path.toString(), `moves ${typeName}`, waitMs));
  return reply !== undefined && "moves" in reply ? reply.moves : null;
}

async function existing(caller: CallingSystem, path: string): Promise<ActorRef | undefined> {
  const identity = await answerOf(caller, path, new Identify("ritsem"), caller.timeoutMs);
  return identity instanceof ActorIdentity ? identity.subject : undefined;
}

/** What the actor at the path replies; `undefined` without a reply. */
async function answerOf({ system }: CallingSystem, path: string, message: unknown, waitMs: number): Promise<unknown> {
  try {
    return await (system as ExtendedActorSystem).provider.resolveActorRef(path).ask(message, { timeout: waitMs });
  } catch (error) {
    if (isRitsemError(error) && !(error instanceof CommandError)) return undefined;
    throw error;
  }
}

/** A name as a program gave it. INTEROP: actors have it as `Uri.EscapeDataString` writes it. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
