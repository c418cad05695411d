import type { DependencyResolver } from "../../patterns/index.ts";
import { type ComplianceCase, expectSame, expectThat } from "./compliance-case.ts";

/** A service of the container under test, which notes how often it has been disposed. */
export interface DisposableService {
  /** How often it has been disposed. */
  readonly disposals: number;
}

/** What is needed to check a resolver. */
export interface ResolverFixture<S> {
  /** A resolver over a container of its own, with the two services below. */
  create(): DependencyResolver<S>;
  /** Resolves, in `scope`, a service that lives as long as a scope. Its disposal takes a turn of the host at least. */
  scopedService(scope: S): DisposableService;
  /** Resolves, in `scope`, a service that lives as long as the container. */
  sharedService(scope: S): DisposableService;
}

/** Promises D1 to D4 of `DependencyResolver`. */
export const resolverCompliance: readonly ComplianceCase<ResolverFixture<unknown>>[] = [
  {
    name: "D1 within one scope, what lives as long as the scope is one object",
    async run(fixture) {
      const resolver = fixture.create();
      const scope = resolver.createScope();
      expectThat(fixture.scopedService(scope) === fixture.scopedService(scope), "one scope gave two objects");
      await resolver.disposeScope(scope);
    },
  },
  {
    name: "D1 each scope has objects of its own, and shares what lives as long as the container",
    async run(fixture) {
      const resolver = fixture.create();
      const [first, second] = [resolver.createScope(), resolver.createScope()];
      expectThat(first !== second, "createScope returned the same scope twice");
      expectThat(fixture.scopedService(first) !== fixture.scopedService(second), "two scopes gave one object");
      expectThat(fixture.sharedService(first) === fixture.sharedService(second), "two scopes gave two objects of a shared service");
      for (const scope of [first, second]) await resolver.disposeScope(scope);
    },
  },
  {
    name: "D2 what lives in a scope is disposed with it, and disposeScope waits for that",
    async run(fixture) {
      const resolver = fixture.create();
      const scope = resolver.createScope();
      const service = fixture.scopedService(scope);
      expectSame(service.disposals, 0, "disposals before disposeScope");
      await resolver.disposeScope(scope);
      expectSame(service.disposals, 1, "disposals after disposeScope");
    },
  },
  {
    name: "D3 other scopes, and what all scopes share, remain usable",
    async run(fixture) {
      const resolver = fixture.create();
      const [first, second] = [resolver.createScope(), resolver.createScope()];
      const shared = fixture.sharedService(first);
      const other = fixture.scopedService(second);
      fixture.scopedService(first);
      await resolver.disposeScope(first);
      expectSame([shared.disposals, other.disposals], [0, 0], "disposals of a shared service and of another scope's");
      expectThat(fixture.scopedService(second) === other, "another scope lost its object");
      expectThat(fixture.sharedService(resolver.createScope()) === shared, "the container lost a shared service");
    },
  },
  {
    name: "D4 a scope may be disposed without having been used",
    async run(fixture) {
      const resolver = fixture.create();
      await resolver.disposeScope(resolver.createScope());
    },
  },
];
