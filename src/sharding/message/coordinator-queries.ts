/** To the coordinator, on its node only: which shards are moving? Answer: {@link ShardMoves}. Not a message of Akka.NET. */
export class GetShardMoves {
  static readonly instance: GetShardMoves = new GetShardMoves();
}

/** The shards that are moving, with the addresses of the nodes that they leave. */
export class ShardMoves {
  readonly moves: ReadonlyMap<string, string>;

  constructor(moves: ReadonlyMap<string, string>) {
    this.moves = moves;
  }
}
