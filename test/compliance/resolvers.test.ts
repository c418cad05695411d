import { assert, describe, it } from "vitest";
import type { DependencyResolver } from "../../src/patterns/index.ts";
import { type DisposableService, type ResolverFixture, resolverCompliance } from "../../src/testkit/compliance/index.ts";

class Service implements DisposableService {
  disposals = 0;

  async dispose(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.disposals += 1;
  }
}

/** A scope of a container in a few lines. */
class Scope {
  readonly shared: Service;
  #own: Service | undefined;

  constructor(shared: Service) {
    this.shared = shared;
  }

  get own(): Service {
    this.#own ??= new Service();
    return this.#own;
  }

  get isUsed(): boolean {
    return this.#own !== undefined;
  }

  async dispose(): Promise<void> {
    await this.#own?.dispose();
  }
}

function plainResolver(): DependencyResolver<Scope> {
  const shared = new Service();
  return { createScope: () => new Scope(shared), disposeScope: (scope) => scope.dispose() };
}

function fixtureOf(create: () => DependencyResolver<Scope>): ResolverFixture<Scope> {
  return { create, scopedService: (scope) => scope.own, sharedService: (scope) => scope.shared };
}

async function brokenBy(change: (resolver: DependencyResolver<Scope>) => Partial<DependencyResolver<Scope>>): Promise<readonly string[]> {
  const broken = new Set<string>();
  const create = (): DependencyResolver<Scope> => {
    const resolver = plainResolver();
    return { ...resolver, ...change(resolver) };
  };
  for (const { name, run } of resolverCompliance) await run(fixtureOf(create)).catch(() => broken.add(name.split(" ", 1)[0] ?? ""));
  return [...broken];
}

describe("A resolver in a few lines", () => {
  for (const { name, run } of resolverCompliance) it(name, () => run(fixtureOf(plainResolver)));
});

describe("The compliance suite of resolvers", () => {
  it("has cases for every numbered promise", () => {
    const numbers = new Set(resolverCompliance.map(({ name }) => name.split(" ", 1)[0]));
    assert.deepEqual([...numbers], ["D1", "D2", "D3", "D4"]);
  });

  it("finds a resolver with one scope, one that disposes nothing, and one that does not wait", async () => {
    const only = (resolver: DependencyResolver<Scope>) => {
      const scope = resolver.createScope();
      return { createScope: () => scope };
    };
    assert.deepEqual(await brokenBy(only), ["D1", "D3"]);
    assert.deepEqual(await brokenBy(() => ({ disposeScope: () => undefined })), ["D2"]);
    assert.deepEqual(await brokenBy(() => ({ disposeScope: (scope) => void scope.dispose() })), ["D2"]);
  });

  it("finds a resolver that disposes what all scopes share, and one that needs a used scope", async () => {
    const greedy = (scope: Scope) => Promise.all([scope.dispose(), scope.shared.dispose()]);
    assert.deepEqual(await brokenBy(() => ({ disposeScope: greedy })), ["D3"]);
    const picky = (scope: Scope) => (scope.isUsed ? scope.dispose() : assert.fail("not used"));
    assert.deepEqual(await brokenBy(() => ({ disposeScope: picky })), ["D4"]);
  });
});
