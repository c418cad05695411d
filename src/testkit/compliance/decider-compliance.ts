import { NonErrorThrownError } from "../../base/index.ts";
import {
  ActorInitializationError,
  ActorKilledError,
  ActorPath,
  Address,
  type Decider,
  DeathPactError,
  Directive,
} from "../../actor/index.ts";
import { type ComplianceCase, expectSame, expectThat } from "./compliance-case.ts";

/** What is needed to check a decider. */
export interface DeciderFixture {
  /** The decider to check. */
  readonly decider: Decider;
}

/** Promises V1 and V2 of `Decider`. */
export const deciderCompliance: readonly ComplianceCase<DeciderFixture>[] = [
  {
    name: "V1 it returns a directive for every error and never throws",
    run({ decider }) {
      const known: readonly unknown[] = Object.values(Directive);
      for (const error of errors()) expectThat(known.includes(decider(error)), `${error.name} gives ${String(decider(error))}`);
      return Promise.resolve();
    },
  },
  {
    name: "V2 it returns the same directive for the same error every time",
    run({ decider }) {
      const first = errors().map((error) => decider(error));
      const again = errors()
        .toReversed()
        .map((error) => decider(error))
        .toReversed();
      expectSame(again, first, "directives the second time");
      return Promise.resolve();
    },
  },
];

function errors(): readonly Error[] {
  const path = ActorPath.root(new Address("akka", "Sys")).child("user");
  const plain = new Error("plain");
  return [
    plain,
    new TypeError("of a class of its own"),
    ActorInitializationError.of(path, plain),
    ActorKilledError.of(path),
    DeathPactError.of(path, path),
    new NonErrorThrownError(undefined),
    new AggregateError([plain], "of several"),
  ];
}
