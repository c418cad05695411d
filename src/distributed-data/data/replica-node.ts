import type { UniqueAddress } from "../../cluster/index.ts";

/** A node that changes replicated data: what {@link ReplicaNode.of} accepts. */
export type DataNode = UniqueAddress | ReplicaNode;

/**
 * The identity of a node in replicated data.
 * INTEROP: host, port and uid only, because protocol and system do not travel (SerializationSupport.cs).
 */
export class ReplicaNode {
  /** Host name of the node. */
  readonly host: string;
  /** Port of the node. */
  readonly port: number;
  /** The uid of its actor system: a signed 32-bit integer. */
  readonly uid: number;
  /** `host:port-uid`: equal for equal nodes. */
  readonly key: string;

  constructor(host: string, port: number, uid: number) {
    this.host = host;
    this.port = port;
    this.uid = uid | 0;
    this.key = `${host}:${port}-${this.uid}`;
  }

  /** The identity of a member. */
  static of(node: DataNode): ReplicaNode {
    return node instanceof ReplicaNode ? node : new ReplicaNode(node.address.host ?? "", node.address.port ?? 0, node.uid);
  }

  /** `host:port`: the identity of the address without the incarnation. */
  get addressKey(): string {
    return `${this.host}:${this.port}`;
  }

  /** Whether `other` is the same incarnation of the same node. */
  equals(other: ReplicaNode): boolean {
    return this.key === other.key;
  }

  /** `host:port-uid`. */
  toString(): string {
    return this.key;
  }
}

/**
 * The order of nodes in bytes.
 * INTEROP: by uid, the hash code by which .NET's immutable dictionaries are sorted. Digests are taken of these bytes.
 */
export function compareNodes(left: ReplicaNode, right: ReplicaNode): number {
  return left.uid - right.uid || (left.key < right.key ? -1 : Number(left.key > right.key));
}
