import type { Address } from "../../actor/index.ts";
import { Gossip } from "../gossip/gossip.ts";
import { Member } from "../member/member.ts";
import { UniqueAddressSet } from "../member/unique-address-set.ts";
import { InitJoin, Join, Welcome } from "../message/join-messages.ts";
import {
  andThen,
  changed,
  type CoreEnvironment,
  type CoreState,
  type Joining,
  memberOf,
  type MemberState,
  type Seeking,
  type Step,
  step,
  type Uninitialized,
  type Waiting,
} from "./core-state.ts";
import { debug, type Effect, info, warning } from "./effect.ts";
import { gossipBack } from "./gossip-rounds.ts";
import { leaderTick } from "./leader-actions.ts";
import { reportIfDue, waitingFrom, withoutClusterAt } from "./waiting.ts";

/** Members that are not Up yet. Whoever can connect can join under any address, and each member makes every gossip longer. */
const MOST_NEWCOMERS = 250;

type NotYetMember = Uninitialized | Seeking | Joining;

/** Starts to look for a cluster at `seeds`, or forms one if this node is the only seed. */
export function joinSeedNodes(state: NotYetMember, seeds: readonly Address[], env: CoreEnvironment): Step {
  const own = env.self.address;
  const others = distinct(seeds).filter((address) => !address.equals(own));
  if (seeds.length === 0) return step(state);
  if (others.length === 0) return formCluster(env);
  return ask({ seeds: others, isFirst: seeds[0]?.equals(own) === true, attempts: 0, ...limitsFrom(state, env) }, env);
}

/** Joins the node at `to`, or forms a cluster if it is this node. */
export function joinTo(state: NotYetMember, to: Address, env: CoreEnvironment): Step {
  if (to.protocol !== env.self.address.protocol) {
    return step(
      state,
      warning("Trying to join member with wrong protocol, but was ignored, expected [{0}] but was [{1}]", env.self.address.protocol, to),
    );
  }
  if (to.system !== env.self.address.system) {
    return step(
      state,
      warning(
        "Trying to join member with wrong ActorSystem name, but was ignored, expected [{0}] but was [{1}]",
        env.self.address.system,
        to,
      ),
    );
  }
  return to.equals(env.self.address)
    ? formCluster(env)
    : tryJoin({ to, seeds: [], ...limitsFrom(state, env), giveUpAtMs: Number.POSITIVE_INFINITY }, env);
}

/** A seed node is in a cluster: join it. Later answers are too late. */
export function onInitJoinAck(state: Seeking, address: Address, env: CoreEnvironment): Step {
  const { seeds, giveUpAtMs, waiting } = state;
  return tryJoin({ to: address, seeds, giveUpAtMs, waiting }, env);
}

/** A seed node is in no cluster. The first seed node forms one when all others say so. */
export function onInitJoinNack(state: Seeking, address: Address, env: CoreEnvironment): Step {
  const waiting = withoutClusterAt(state.waiting, address);
  if (!state.isFirst) return step(state.seeds.some((seed) => seed.equals(address)) ? { ...state, waiting } : state);
  const asked = state.asked.filter((seed) => !seed.equals(address));
  return asked.length === 0 ? formCluster(env) : step({ ...state, asked, waiting });
}

/** Says why it waits, asks again, joins again, or gives up. Runs every second. */
export function joinTick(state: Seeking | Joining, env: CoreEnvironment): Step {
  const reported = reportIfDue<Seeking | Joining>(state, env);
  return andThen({ state: reported.state, effects: reported.effects }, (next) => goOn(next, env));
}

function goOn(state: Seeking | Joining, env: CoreEnvironment): Step {
  if (env.nowMs >= state.giveUpAtMs) {
    const limitMs = env.settings.shutdownAfterUnsuccessfulJoinMs;
    return step<CoreState>(
      { kind: "stopped" },
      warning(
        "Joining of the seed nodes was unsuccessful within {0} ms (akka.cluster.shutdown-after-unsuccessful-join-seed-nodes). Shutting down",
        limitMs,
      ),
      { kind: "stop", reason: "join-unsuccessful" },
    );
  }
  if (state.kind === "joining") return env.nowMs < state.retryAtMs ? step(state) : joinAgain(state, env);
  if (state.isFirst) return env.nowMs < state.timeoutAtMs ? step(state, ...questions(state.asked)) : formCluster(env);
  if (env.nowMs < state.timeoutAtMs) return step(state);
  const { seeds, attempts, giveUpAtMs, waiting } = state;
  const complaint = warning("Couldn't join seed nodes after [{0}] attempts, will try again. seed-nodes=[{1}]", attempts, seeds.join(", "));
  return andThen(step<CoreState>(state, complaint), () => ask({ seeds, isFirst: false, attempts, giveUpAtMs, waiting }, env));
}

/** The node that was joined has let this one in. */
export function onWelcome(state: Joining, { from, gossip }: Welcome, env: CoreEnvironment): Step {
  if (!from.address.equals(state.to))
    return step(state, info("Ignoring welcome from [{0}] when trying to join with [{1}]", from.address, state.to));
  if (!gossip.hasMember(env.self))
    return step(state, warning("Ignoring welcome from [{0}]: this node is not among its members", from.address));
  const next = memberOf(gossip.withSeenBy(env.self), env.self);
  return step<CoreState>(next, info("Welcome from [{0}]", from.address), gossipBack(next.membership, from));
}

/** Another node wants to join this one's cluster. */
export function onJoin(state: MemberState, join: Join): Step<MemberState> {
  const { membership } = state;
  const { gossip, self, selfMember } = membership;
  const { node } = join;
  const own = self.address;
  if (node.address.protocol !== own.protocol)
    return step(
      state,
      warning("Member with wrong protocol tried to join, but was ignored, expected [{0}] but was [{1}]", own.protocol, node.address),
    );
  if (node.address.system !== own.system)
    return step(
      state,
      warning("Member with wrong ActorSystem name tried to join, but was ignored, expected [{0}] but was [{1}]", own.system, node.address),
    );
  if (selfMember?.status === "Down" || selfMember?.status === "Exiting")
    return step(state, info("Trying to join [{0}] to [{1}] member, ignoring. Use a member that is Up instead.", node, selfMember.status));
  const [existing] = membership.membersAt(node.address);
  if (existing?.uniqueAddress.equals(node) === true) {
    return step(state, info("Existing member [{0}] is joining again.", node), { kind: "reply", message: new Welcome(self, gossip) });
  }
  if (existing !== undefined) return replaceIncarnation(state, existing);
  if (gossip.tombstones.has(node.key))
    return step(state, warning("[{0}] tried to join, but was ignored: it was removed from the cluster. Restart its actor system.", node));
  const newcomers = gossip.members.filter(({ status }) => status === "Joining" || status === "WeaklyUp").length;
  if (newcomers >= MOST_NEWCOMERS)
    return step(
      state,
      warning("[{0}] tried to join, but was ignored: {1} members wait to become Up, which is the limit. It tries again.", node, newcomers),
    );
  const member = new Member({ uniqueAddress: node, status: "Joining", roles: join.roles, appVersion: join.appVersion });
  const next = changed(state, gossip.withMember(member));
  return step(
    next,
    { kind: "forget-heartbeats", node },
    info("Node [{0}] is JOINING, roles [{1}], version [{2}]", node.address, [...join.roles].join(", "), join.appVersion),
    { kind: "reply", message: new Welcome(self, next.membership.gossip) },
  );
}

/** The old incarnation is gone, since another one has its address. The new one may join once the old one is removed. */
function replaceIncarnation(state: MemberState, { uniqueAddress, status }: Member): Step<MemberState> {
  const { gossip, self } = state.membership;
  const effect = info(
    "New incarnation of existing member [{0}] is trying to join. Existing will be removed from the cluster and then new member will be allowed to join.",
    uniqueAddress,
  );
  if (status === "Down") return step(state, effect);
  const terminated = gossip.withReachability(gossip.reachability.terminated(self, uniqueAddress));
  return step(changed(state, terminated.markAsDown(UniqueAddressSet.of([uniqueAddress]))), effect);
}

function formCluster(env: CoreEnvironment): Step {
  const { self, roles, appVersion } = env;
  const member = new Member({ uniqueAddress: self, status: "Joining", roles, appVersion });
  const state = changed(memberOf(Gossip.empty, self), new Gossip({ members: [member] }));
  const effect = info(
    "Node [{0}] is JOINING itself (with roles [{1}], version [{2}]) and forming new cluster",
    self.address,
    [...roles].join(", "),
    appVersion,
  );
  return andThen(step(state, effect), (next) => leaderTick(next, env)); // at once, so that the first node is the oldest
}

/** Since when the node waits, and how long it will: neither begins anew with another attempt. */
interface Limits {
  readonly giveUpAtMs: number;
  readonly waiting: Waiting;
}

function limitsFrom(state: NotYetMember, { nowMs, settings }: CoreEnvironment): Limits {
  const giveUpAtMs = nowMs + (settings.shutdownAfterUnsuccessfulJoinMs ?? Number.POSITIVE_INFINITY);
  return { giveUpAtMs, waiting: state.kind === "uninitialized" ? waitingFrom(nowMs) : state.waiting };
}

function tryJoin(target: Limits & Pick<Joining, "to" | "seeds">, env: CoreEnvironment): Step<Joining> {
  const { self, roles, appVersion, nowMs, settings } = env;
  const { to } = target;
  const retryAtMs = nowMs + (settings.retryUnsuccessfulJoinAfterMs ?? Number.POSITIVE_INFINITY);
  const message = new Join(self, roles, appVersion);
  return step({ kind: "joining", ...target, retryAtMs }, debug("Trying to join [{0}]", to), { kind: "send", to, message });
}

function joinAgain({ to, seeds, giveUpAtMs, waiting }: Joining, env: CoreEnvironment): Step {
  const complaint = warning(
    "No welcome came from [{0}] within {1} ms (akka.cluster.retry-unsuccessful-join-after). Trying again",
    to,
    env.settings.retryUnsuccessfulJoinAfterMs,
  );
  const limits: Limits = { giveUpAtMs, waiting };
  const again: Step =
    seeds.length === 0 ? tryJoin({ to, seeds, ...limits }, env) : ask({ seeds, isFirst: false, attempts: 0, ...limits }, env);
  return { state: again.state, effects: [complaint, ...again.effects] };
}

function ask(question: Limits & Pick<Seeking, "seeds" | "isFirst" | "attempts">, env: CoreEnvironment): Step<Seeking> {
  const { seeds, attempts } = question;
  const timeoutAtMs = env.nowMs + env.settings.seedNodeTimeoutMs;
  return step({ ...question, kind: "seeking", asked: seeds, timeoutAtMs, attempts: attempts + 1 }, ...questions(seeds));
}

function questions(seeds: readonly Address[]): readonly Effect[] {
  return seeds.map((to) => ({ kind: "send", to, message: new InitJoin() }));
}

function distinct(addresses: readonly Address[]): readonly Address[] {
  return [...new Map(addresses.map((address) => [address.toString(), address])).values()];
}
