/** A message for the peer to build. 64-bit integers and decimals travel as text. Members have their C# names; those left out get their default. */
export type PeerValue =
  | { readonly type: "string" | "guid" | "date-time" | "time-span" | "ref" | "colour"; readonly value: string }
  | { readonly type: "bytes"; readonly value: string } // base64
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: "int" | "long" | "float" | "double" | "decimal"; readonly value: number | string }
  | { readonly type: PeerObjectType; readonly value: Readonly<Record<string, unknown>> }
  | { readonly type: "status-success"; readonly value: PeerValue }
  | { readonly type: "status-failure" | "exception"; readonly value: string } // text of an InvalidOperationException
  | { readonly type: "open-circuit-failure"; readonly value: string } // Status.Failure of an OpenCircuitException with 1.5 s left
  | { readonly type: "reported-failure"; readonly value: string } // Status.Failure of a UserCalledFailException
  | { readonly type: "argument-failure"; readonly value: string } // Status.Failure of an ArgumentException for "count", caused by one for "below"
  | { readonly type: "stock-failure"; readonly value: string } // Status.Failure of an OutOfStockException for that article, 3 left
  | { readonly type: "poison-pill" | "kill" | "nobody" }
  | { readonly type: "identify"; readonly value: string }
  | { readonly type: "broadcast"; readonly value: PeerValue }
  | { readonly type: "hashable"; readonly key: string; readonly value: PeerValue }
  | { readonly type: "sequences"; readonly value: "arrays" | "expressions" } // how C# makes the members of a SampleMessages.Sequences
  | { readonly type: "get-routees" }
  | { readonly type: "add-routee" | "remove-routee"; readonly value: string } // path of the routee
  | { readonly type: "adjust-pool-size"; readonly value: number }
  | { readonly type: "nested-selection"; readonly sibling: string; readonly value: PeerValue } // `../sibling`, as a message of its own
  | { readonly type: "clr"; readonly clr: string; readonly value: unknown }; // any type: "Namespace.Type, Assembly"

/** Classes and records of `InteropMessages` and `ChatMessages`. In a `loose` the values of object members are `PeerValue`s. */
export type PeerObjectType =
  | "point-record"
  | "point-class"
  | "wrapped"
  | "loose"
  | "drawing"
  | "harmful"
  | "chat-connect-request"
  | "chat-connect-response"
  | "chat-say-request"
  | "chat-say-response"
  | "chat-nick-request"
  | "chat-nick-response";

/** By `ref` (the default): a ref made from the path, as if it had come in a message. By `selection`: as `ActorSelection`. */
export type PeerVia = "ref" | "selection";

/** An actor by its class, such as `Peer.WorkerActor, Peer`, and where it is to live. */
export interface PeerActor {
  readonly type: string;
  readonly args?: readonly PeerValue[];
  /** An address. Default: the peer itself, unless its configuration says otherwise. */
  readonly deployTo?: string;
}

/** How many replicas take part in a read or write of replicated data. Default: the node alone. */
export type DataConsistency = "local" | "majority" | "all";

/** What a peer can be asked to do. A path without `://` is the name of an actor below the peer's own `/user`. `timeoutMs`: 5 000 if left out. */
export type PeerCommand =
  | { readonly command: "info" }
  | {
      readonly command: "create";
      readonly kind: "echo" | "collector" | "locator" | "visitor";
      readonly name: string;
      readonly deployTo?: string;
    }
  | { readonly command: "create"; readonly kind: "family"; readonly name: string; readonly children: readonly string[] }
  | {
      readonly command: "create-router";
      readonly name: string;
      /** A short name as in configurations, or `from-config`. */
      readonly router: string;
      /** Of a pool's routees; default `locator`. */
      readonly kind?: "echo" | "collector" | "locator";
      readonly count?: number;
      readonly paths?: readonly string[];
      readonly nodes?: readonly string[];
      /** Where the router itself is to live. */
      readonly deployTo?: string;
    }
  | { readonly command: "routees"; readonly path: string; readonly timeoutMs?: number }
  | { readonly command: "create"; readonly kind: "forward"; readonly name: string; readonly target: string }
  | {
      readonly command: "tell";
      readonly path: string;
      readonly value: PeerValue;
      readonly via?: PeerVia;
      readonly sender?: string;
      /** With `via: "selection"`: where the selection of `path` starts. */
      readonly anchor?: string;
    }
  | ({ readonly command: "deploy"; readonly name: string } & PeerActor)
  | {
      readonly command: "deploy-many";
      readonly type: string;
      readonly count: number;
      readonly deployTo: string;
      readonly timeoutMs: number;
    }
  | { readonly command: "count-deployed" }
  | ({
      readonly command: "deploy-below-parent";
      readonly name: string;
      readonly probe: string;
      readonly directive: "resume" | "restart" | "stop" | "escalate";
    } & PeerActor)
  | { readonly command: "tell-many"; readonly path: string; readonly count: number; readonly via?: PeerVia; readonly sender?: string }
  | { readonly command: "ask"; readonly path: string; readonly value: PeerValue; readonly via?: PeerVia; readonly timeoutMs?: number }
  | { readonly command: "identify"; readonly path: string; readonly timeoutMs?: number }
  | { readonly command: "resolve"; readonly path: string; readonly timeoutMs?: number }
  | { readonly command: "messages"; readonly actor: string; readonly last?: number }
  | { readonly command: "await-count"; readonly actor: string; readonly count: number; readonly timeoutMs?: number }
  | { readonly command: "clear"; readonly actor: string }
  | { readonly command: "watch" | "unwatch"; readonly path: string; readonly resolve?: boolean; readonly timeoutMs?: number }
  | { readonly command: "stop"; readonly path: string; readonly timeoutMs?: number }
  | { readonly command: "quarantine"; readonly address: string; readonly uid: string }
  | { readonly command: "cluster-join"; readonly address: string }
  /** Default: the peer itself. */
  | { readonly command: "cluster-leave" | "cluster-down"; readonly address?: string }
  | { readonly command: "cluster-state" }
  /** Of Akka.NET only. */
  | { readonly command: "cluster-contract" }
  | { readonly command: "tools-start" }
  | { readonly command: "tools-subscribe"; readonly topic: string; readonly actor: string; readonly group?: string }
  | { readonly command: "tools-put" | "tools-service"; readonly actor: string }
  | { readonly command: "tools-topics" }
  | { readonly command: "tools-publish"; readonly topic: string; readonly text: string; readonly eachGroup?: boolean }
  | { readonly command: "tools-send-to-all"; readonly path: string; readonly text: string; readonly excludeSelf?: boolean }
  | {
      readonly command: "tools-ask";
      readonly path: string;
      readonly text: string;
      readonly localAffinity?: boolean;
      readonly timeoutMs?: number;
    }
  | { readonly command: "data-start" | "data-subscribe" | "data-nodes" }
  | { readonly command: "data-increment" | "data-delete"; readonly consistency?: DataConsistency }
  | { readonly command: "data-add" | "data-remove"; readonly element: string; readonly consistency?: DataConsistency }
  | { readonly command: "data-set"; readonly key: string; readonly value: string; readonly consistency?: DataConsistency }
  | { readonly command: "data-get"; readonly of: "hits" | "cart" | "names"; readonly consistency?: DataConsistency }
  | { readonly command: "client-start"; readonly actor: string; readonly contacts: readonly string[] }
  | { readonly command: "client-ask"; readonly actor: string; readonly path: string; readonly text: string; readonly timeoutMs?: number }
  | { readonly command: "client-publish"; readonly actor: string; readonly topic: string; readonly text: string }
  /** A round-robin pool of locators on the members, so many on each; `local`: also on its own node. */
  | { readonly command: "create-cluster-pool"; readonly name: string; readonly perNode: number; readonly local: boolean }
  /** A round-robin group of the actors at `path` on the members. */
  | { readonly command: "create-cluster-group"; readonly name: string; readonly path: string; readonly local: boolean }
  /** A manager of a singleton that says where it is, and `/user/proxy`. The same on each node. */
  | { readonly command: "create-singleton" }
  /** A region of entities that count their messages, on members with the role; 10 shards. */
  | { readonly command: "shard-start"; readonly role: string; readonly external?: boolean }
  /** Sets the node of a shard, for regions that were started with `external`. */
  | { readonly command: "shard-place"; readonly shard: string; readonly address: string }
  | { readonly command: "shard-places" }
  /** A proxy of these regions. */
  | { readonly command: "shard-proxy"; readonly role: string }
  | { readonly command: "shard-tell"; readonly entity: string; readonly text: string }
  /** The reply is `id count address`. */
  | { readonly command: "shard-ask"; readonly entity: string; readonly text: string; readonly timeoutMs: number }
  | { readonly command: "shard-regions" | "shard-stats" }
  /** Sends so many numbered messages to so many entities in turn, a share of them every 20 ms over `seconds`. */
  | {
      readonly command: "shard-burst";
      readonly sender: string;
      readonly entities: number;
      readonly messages: number;
      readonly seconds: number;
    }
  /** What entities on the peer got of bursts. */
  | { readonly command: "shard-received" }
  | { readonly command: "ask-text"; readonly path: string; readonly text: string; readonly timeoutMs?: number }
  | { readonly command: "terminate" };

/** A value as a C# actor saw it: its CLR type, and its members by name. `clr` is null for null; a ref is `IActorRef` with its full path. */
export interface PeerSeenValue {
  readonly clr: string | null;
  readonly value: unknown;
}

/** A message in a collector; `sender` is null where the C# actor saw no sender. */
export interface PeerSeenMessage extends PeerSeenValue {
  readonly sender: string | null;
}

/** A member of a cluster as a peer sees it. */
export interface PeerMember {
  readonly address: string;
  readonly uid: string;
  readonly status: string;
  readonly roles: readonly string[];
  readonly version: string;
}

/** A cluster as a peer sees it. */
export interface PeerClusterState {
  readonly members: readonly PeerMember[];
  readonly unreachable: readonly string[];
  readonly seenBy: readonly string[];
  readonly leader: string | null;
}

/** What a version of Akka.Cluster has: numbers of the statuses in a gossip, classes of member events, public methods of `Cluster`. */
export interface PeerClusterContract {
  readonly statuses: Readonly<Record<string, number>>;
  readonly events: readonly string[];
  readonly methods: readonly string[];
}

/** What a command gives back. `ref` is the full path with address and uid. */
export interface PeerReplies {
  readonly info: { readonly address: string; readonly uid: string };
  readonly create: { readonly ref: string };
  readonly deploy: { readonly ref: string };
  readonly "deploy-many": { readonly count: number };
  readonly "count-deployed": { readonly count: number };
  readonly "deploy-below-parent": { readonly ref: string };
  readonly "create-router": { readonly ref: string };
  readonly "create-cluster-pool": { readonly ref: string };
  readonly "create-cluster-group": { readonly ref: string };
  readonly "create-singleton": { readonly ref: string };
  readonly "shard-start": object;
  readonly "shard-proxy": object;
  readonly "shard-place": object;
  /** Addresses of nodes by shard. */
  readonly "shard-places": { readonly places: Readonly<Record<string, string>> };
  readonly "shard-tell": object;
  readonly "shard-ask": { readonly reply: string };
  readonly "shard-burst": object;
  /** How many messages the peer has sent, and for each that its entities got: the time when the entity started, in ms, the sender, the entity and the number. */
  readonly "shard-received": { readonly sent: number; readonly received: string };
  /** Addresses of the nodes with regions. */
  readonly "shard-regions": { readonly regions: readonly string[] };
  /** Counts of entities by node. */
  readonly "shard-stats": { readonly entities: Readonly<Record<string, number>> };
  readonly "ask-text": { readonly reply: string };
  readonly routees: { readonly routees: readonly string[] };
  readonly tell: object;
  readonly "tell-many": object;
  readonly ask: { readonly reply: PeerSeenValue };
  readonly identify: { readonly ref: string | null };
  readonly resolve: { readonly ref: string };
  readonly messages: { readonly count: number; readonly messages: readonly PeerSeenMessage[] };
  readonly "await-count": { readonly count: number };
  readonly clear: { readonly count: number };
  readonly watch: { readonly ref: string };
  readonly unwatch: { readonly ref: string };
  readonly stop: object;
  readonly quarantine: object;
  readonly "cluster-join": object;
  readonly "cluster-leave": object;
  readonly "cluster-down": object;
  readonly "cluster-state": PeerClusterState;
  readonly "cluster-contract": PeerClusterContract;
  readonly "tools-start": { readonly mediator: string };
  readonly "tools-subscribe": object;
  readonly "tools-put": object;
  readonly "tools-service": object;
  readonly "tools-topics": { readonly topics: readonly string[] };
  readonly "tools-publish": object;
  readonly "tools-send-to-all": object;
  readonly "tools-ask": { readonly reply: string };
  readonly "data-start": { readonly replicator: string };
  readonly "data-subscribe": object;
  readonly "data-nodes": { readonly hits: number; readonly names: number };
  readonly "data-increment": { readonly outcome: string };
  readonly "data-add": { readonly outcome: string };
  readonly "data-remove": { readonly outcome: string };
  readonly "data-set": { readonly outcome: string };
  readonly "data-delete": { readonly outcome: string };
  readonly "data-get": { readonly value: string | null };
  readonly "client-start": object;
  readonly "client-ask": { readonly reply: string };
  readonly "client-publish": object;
  readonly terminate: object;
}

/** A command that the peer could not carry out; `errorType` is the C# exception, e.g. `Akka.Actor.AskTimeoutException`. */
export class PeerCommandError extends Error {
  readonly errorType: string;

  constructor(command: PeerCommand, errorType: string, text: string) {
    super(`${command.command} failed with ${errorType}: ${text}`);
    this.name = "PeerCommandError";
    this.errorType = errorType;
  }
}
