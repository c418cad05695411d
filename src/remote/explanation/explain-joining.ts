import type { Explanation } from "./explanation.ts";
import type { JoiningFailure } from "./failure.ts";

type FailureOf<Kind extends JoiningFailure["kind"]> = Extract<JoiningFailure, { readonly kind: Kind }>;

const SEEDS = "akka.cluster.seed-nodes";
const TRANSPORTS = "akka.remote.enabled-transports";
const PROVIDER = "akka.actor.provider";
const PUBLIC_HOST = "akka.remote.dot-netty.tcp.public-hostname";
const STABLE_AFTER = "akka.cluster.split-brain-resolver.stable-after";

/** Why a node does not become a member, in words. */
export const JOINING_EXPLANATIONS: { readonly [Kind in JoiningFailure["kind"]]: (failure: FailureOf<Kind>) => Explanation } = {
  "seed-of-other-system": ({ address, own }) => ({
    what: `The seed node ${address} is a system named ${systemIn(address)}, and this node is ${own}: nodes of one cluster have the same system name`,
    cure: `Start this node as ActorSystem.create("${systemIn(address)}", …), or correct the name in ${SEEDS}.`,
    keys: [SEEDS],
  }),
  "seed-of-other-protocol": ({ address, own }) => ({
    what: `The seed node ${address} speaks ${protocolIn(address)}, and this node ${protocolIn(own)}`,
    cure: `Correct the protocol in ${SEEDS}, or enable the same transport and TLS on both sides (${TRANSPORTS}).`,
    keys: [SEEDS, TRANSPORTS],
  }),
  "seed-silent": ({ address, own }) => ({
    what: `${address} does not say whether it is in a cluster`,
    cure:
      `Check that it runs with ${PROVIDER} = cluster, that it calls itself exactly ${address} (${PUBLIC_HOST} there), and that it can connect ` +
      `to ${own}. It may also run in untrusted mode.`,
    keys: [PROVIDER, PUBLIC_HOST],
  }),
  "seed-in-no-cluster": ({ address, first }) => ({
    what: `${address} runs and is in no cluster itself`,
    cure: `Only the first node of ${SEEDS} forms a cluster. Start ${first}, or use the same order of ${SEEDS} on all nodes.`,
    keys: [SEEDS],
  }),
  "seed-is-this-node": ({ address, own }) => ({
    what: `The seed node ${address} is this node itself, which has the address ${own}`,
    cure: `Write ${own} in ${SEEDS} of all nodes, or let this node call itself as the seed nodes do (${PUBLIC_HOST}).`,
    keys: [SEEDS, PUBLIC_HOST],
  }),
  "no-welcome": ({ address, own }) => ({
    what: `${address} is in a cluster, and its welcome does not arrive`,
    cure:
      `An earlier incarnation of ${own} may still be a member: the welcome comes once it is removed. Otherwise ${address} cannot connect to ` +
      `${own}, or its log says why it ignores this node.`,
    keys: [],
  }),
  "earlier-incarnation-there": ({ address, own, status }) => ({
    what: `The cluster of ${address} has an earlier incarnation of ${own} as a member, with status ${status}`,
    cure:
      "A node that starts now joins once that one is removed, which its first attempt brings about. If the node is not started again: " +
      `ritsem cluster down ${address} ${own}, or wait for the split brain resolver (${STABLE_AFTER}).`,
    keys: [STABLE_AFTER],
  }),
  "order-refused": ({ address, why, cure }) => ({ what: `${address} refused: ${why}`, cure, keys: [] }),
};

function protocolIn(address: string): string {
  return address.slice(0, Math.max(0, address.indexOf("://")));
}

function systemIn(address: string): string {
  return address.slice(address.indexOf("://") + "://".length, Math.max(0, address.indexOf("@")));
}
