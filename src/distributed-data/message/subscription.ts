import type { ActorRef, AnyActorRef } from "../../actor/index.ts";
import { DeletedData } from "../data/deleted-data.ts";
import type { ReplicatedData } from "../data/replicated-data.ts";
import type { Key } from "../key/key.ts";
import { ReplicatorMessage } from "./replicator-message.ts";

/**
 * Sends a {@link Changed} to an actor when a value changes, at most once in each `notify-subscribers-interval`, and at once if there is a value. Ends
 * when the actor terminates.
 */
export class Subscribe<T extends ReplicatedData = ReplicatedData> extends ReplicatorMessage {
  /** Names the value. */
  readonly key: Key<T>;
  /** Receives the changes. */
  readonly subscriber: ActorRef;

  constructor(key: Key<T>, subscriber: AnyActorRef) {
    super();
    this.key = key;
    this.subscriber = subscriber as ActorRef;
  }
}

/** Ends a subscription. */
export class Unsubscribe<T extends ReplicatedData = ReplicatedData> extends ReplicatorMessage {
  /** Names the value. */
  readonly key: Key<T>;
  /** Received the changes. */
  readonly subscriber: ActorRef;

  constructor(key: Key<T>, subscriber: AnyActorRef) {
    super();
    this.key = key;
    this.subscriber = subscriber as ActorRef;
  }
}

/** To the subscribers of a key: its value has changed. */
export class Changed<T extends ReplicatedData = ReplicatedData> extends ReplicatorMessage {
  /** Names the value. */
  readonly key: Key<T>;
  /** The value; DeletedData if it was deleted. */
  readonly data: T;

  constructor(key: Key<T>, data: T) {
    super();
    this.key = key;
    this.data = data;
  }

  /** Whether the value was deleted. */
  get isDeleted(): boolean {
    return (this.data as ReplicatedData) instanceof DeletedData;
  }

  /** The value, with the type of `key`, which must have the id of {@link key}. */
  get<D extends ReplicatedData>(key: Key<D>): D {
    return this.data as unknown as typeof key.data;
  }
}
