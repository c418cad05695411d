import type { Address } from "../../actor/index.ts";
import type { InternalActorRef } from "../../actor/internal.ts";

/** A local actor watches a remote one. */
export class WatchRemote {
  readonly watchee: InternalActorRef;
  readonly watcher: InternalActorRef;

  constructor(watchee: InternalActorRef, watcher: InternalActorRef) {
    this.watchee = watchee;
    this.watcher = watcher;
  }
}

/** Ends {@link WatchRemote}. */
export class UnwatchRemote {
  readonly watchee: InternalActorRef;
  readonly watcher: InternalActorRef;

  constructor(watchee: InternalActorRef, watcher: InternalActorRef) {
    this.watchee = watchee;
    this.watcher = watcher;
  }
}

/** The association with the system at `address` was reset: actors watched there count as terminated. */
export class PeerReset {
  readonly address: Address;

  constructor(address: Address) {
    this.address = address;
  }
}

/** A cluster watches over the system at `address` from now on. */
export class MemberWatched {
  readonly address: Address;

  constructor(address: Address) {
    this.address = address;
  }
}

/** The cluster has removed the system at `address`: actors watched there count as terminated. */
export class MemberGone {
  readonly address: Address;

  constructor(address: Address) {
    this.address = address;
  }
}

/** Asks the remote watcher of another system whether it lives. INTEROP: manifest `RWHB` of serializer 16. */
export class RemoteWatcherHeartbeat {
  static readonly instance: RemoteWatcherHeartbeat = new RemoteWatcherHeartbeat();
}

/** It lives, as the incarnation `uid`. INTEROP: manifest `RWHR` of serializer 16. */
export class RemoteWatcherHeartbeatResponse {
  readonly uid: number;

  constructor(uid: number) {
    this.uid = uid;
  }
}
