import type { ActorRef } from "ritsem";

/** What values may be made of that exists only in a run. */
export interface World {
  /** An actor of Ritsem, and its full path. */
  readonly ours: ActorRef;
  readonly ourPath: string;
  /** An actor of the peer, and its full path. */
  readonly theirs: ActorRef;
  readonly theirPath: string;
}

/** One value of the matrix, on both sides. */
export interface MatrixValue {
  readonly what: string;
  /** As a Ritsem program has it. */
  ours(world: World): unknown;
  /** How the peer is told to build it. */
  theirs(world: World): { readonly type: string; readonly value?: unknown; readonly clr?: string };
  /** As a Ritsem program sees it arrive, when that is not what it would send. */
  arrives?(world: World): unknown;
  /** What a C# actor sees that sent it and got it back from a Ritsem actor, when bare numbers have lost their .NET type on the way. */
  readonly echoed?: { readonly clr: string; readonly value: unknown };
}

/** One value of one kind of member. `theirs` is read as JSON by the type that the member has in C#. */
export interface Sample {
  readonly ours: unknown;
  readonly theirs: unknown;
  /** What arrives of it where it may be null, and is written as a bare number. */
  readonly bare?: unknown;
}

/** A sample that needs the world. */
export type SampleSource = Sample | ((world: World) => Sample);

export function sampleIn(source: SampleSource, world: World): Sample {
  return typeof source === "function" ? source(world) : source;
}
