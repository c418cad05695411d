import { InvalidArgumentError, murmurHashOfText } from "../../base/index.ts";
import { ShardingEnvelope } from "../message/sharding-envelope.ts";
import type { MessageExtractor } from "./message-extractor.ts";

/**
 * Spreads entities over a fixed count of shards by a hash of their ids, as Akka.NET does: the same ids have the same shards there. Choose
 * about ten times as many shards as nodes, and never change the count while nodes run. It reads {@link ShardingEnvelope}s; extend it, or use
 * {@link HashCodeMessageExtractor.create}, for messages that contain the id themselves.
 *
 * INTEROP: the counterpart of `Akka.Cluster.Sharding.HashCodeMessageExtractor`.
 */
export class HashCodeMessageExtractor implements MessageExtractor {
  /** Count of shards, the same on all nodes. */
  readonly maxNumberOfShards: number;

  /** Throws InvalidArgumentError if the count is not a whole number from 1 to 2147483647. */
  constructor(maxNumberOfShards: number) {
    if (!Number.isInteger(maxNumberOfShards) || maxNumberOfShards < 1 || maxNumberOfShards > 0x7fff_ffff) {
      throw new InvalidArgumentError(
        `HashCodeMessageExtractor needs a count of shards from 1 to 2147483647, not ${maxNumberOfShards}. Use about ten times the count of nodes.`,
      );
    }
    this.maxNumberOfShards = maxNumberOfShards;
  }

  /**
   * An extractor that calls `entityIdOf` for all messages except envelopes, and delivers what `entityMessageOf` returns; by default, the
   * message itself.
   */
  static create(
    maxNumberOfShards: number,
    entityIdOf: (message: unknown) => string | undefined,
    entityMessageOf: (message: unknown) => unknown = (message) => message,
  ): HashCodeMessageExtractor {
    return new ExtractorOfFunctions(maxNumberOfShards, entityIdOf, entityMessageOf);
  }

  /** Id of the entity in a {@link ShardingEnvelope}. */
  entityId(message: unknown): string | undefined {
    return message instanceof ShardingEnvelope ? message.entityId : undefined;
  }

  /** What is in a {@link ShardingEnvelope}, or the message itself. */
  entityMessage(message: unknown): unknown {
    return message instanceof ShardingEnvelope ? message.message : message;
  }

  /** The hash of the id, modulo the count of shards, as a decimal number. INTEROP: .NET fails for the one hash -2147483648. */
  shardId(entityId: string, _message?: unknown): string {
    return String(Math.abs(murmurHashOfText(entityId) | 0) % this.maxNumberOfShards);
  }
}

class ExtractorOfFunctions extends HashCodeMessageExtractor {
  readonly #entityIdOf: (message: unknown) => string | undefined;
  readonly #entityMessageOf: (message: unknown) => unknown;

  constructor(
    maxNumberOfShards: number,
    entityIdOf: (message: unknown) => string | undefined,
    entityMessageOf: (message: unknown) => unknown,
  ) {
    super(maxNumberOfShards);
    this.#entityIdOf = entityIdOf;
    this.#entityMessageOf = entityMessageOf;
  }

  override entityId(message: unknown): string | undefined {
    return super.entityId(message) ?? this.#entityIdOf(message);
  }

  override entityMessage(message: unknown): unknown {
    return message instanceof ShardingEnvelope ? message.message : this.#entityMessageOf(message);
  }
}
