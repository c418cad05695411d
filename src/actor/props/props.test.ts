import { assert, describe, it } from "vitest";
import { Address, InvalidAddressError } from "../address/address.ts";
import { Actor } from "../author/actor.ts";
import { RemoteRouterConfig } from "../routing/remote-router-config.ts";
import { DefaultResizer } from "../routing/default-resizer.ts";
import { RoundRobinGroup } from "../routing/groups.ts";
import { RandomPool, RoundRobinPool } from "../routing/pools.ts";
import type { RouterLogic } from "../routing/router-logic.ts";
import { defaultStrategy, stoppingStrategy } from "../supervision/default-strategy.ts";
import type { Deploy } from "./deploy.ts";
import { Props } from "./props.ts";

class Worker extends Actor {
  override receive(): void {}
}

const TEXT = "akka.tcp://There@host:1";
const router = new RoundRobinPool(2);
const address = Address.parse(TEXT);

/** Every call that changes props, what it sets, and what it is called. */
const CALLS: readonly (readonly [name: string, call: (props: Props) => Props, deploy: Partial<Deploy>])[] = [
  ["withRouter", (props) => props.withRouter(router), { router }],
  ["withMailbox", (props) => props.withMailbox("m"), { mailbox: "m" }],
  ["withDispatcher", (props) => props.withDispatcher("d"), { dispatcher: "d" }],
  ["withStashCapacity", (props) => props.withStashCapacity(3), { stashCapacity: 3 }],
  ["withSupervisorStrategy", (props) => props.withSupervisorStrategy(stoppingStrategy), {}],
  ["withDeploy", (props) => props.withDeploy({ scope: { kind: "remote", address } }), { scope: { kind: "remote", address } }],
];

describe("Props", () => {
  const pairs = CALLS.flatMap((one) => CALLS.filter((other) => other !== one).map((other) => [one, other] as const));
  for (const [[one, callOne, deployOne], [other, callOther, deployOther]] of pairs) {
    it(`keep what ${one} set when ${other} is called after it`, () => {
      const { deploy, supervisorStrategy } = callOther(callOne(Props.create(Worker)));
      assert.deepEqual(deploy, { scope: { kind: "unspecified" }, ...deployOne, ...deployOther });
      if ([one, other].includes("withSupervisorStrategy")) assert.equal(supervisorStrategy, stoppingStrategy);
    });
  }

  it("set only what withDeploy mentions", () => {
    const props = Props.create(Worker).withRouter(router).withMailbox("m").withDispatcher("d").withDeploy({ mailbox: "other" });
    assert.deepEqual(props.deploy, { scope: { kind: "unspecified" }, router, mailbox: "other", dispatcher: "d" });
    const there = props.withDeploy({ scope: { kind: "remote", address } });
    assert.deepEqual(there.withDeploy({ scope: { kind: "unspecified" } }).deploy.scope, { kind: "remote", address });
    assert.deepEqual(there.withDeploy({ scope: { kind: "local" } }).deploy.scope, { kind: "local" });
    assert.deepEqual(there.withoutRouter().deploy, { scope: { kind: "remote", address }, mailbox: "other", dispatcher: "d" });
  });

  it("replace a router as a whole in withRouter, and fill the unset parts of a pool in withDeploy, as Akka.NET does", () => {
    class Private extends RoundRobinPool {
      readonly #logic = super.createLogic();
      override createLogic(): RouterLogic {
        return this.#logic;
      }
    }
    const resizer = new DefaultResizer({ lowerBound: 1, upperBound: 3 });
    const first = new RandomPool(1, { resizer, supervisorStrategy: stoppingStrategy });
    const props = Props.create(Worker).withRouter(first);
    for (const later of [new RoundRobinPool(2), new Private(2)]) {
      assert.strictEqual(props.withRouter(later).deploy.router, later);
      const filled = props.withDeploy({ router: later }).deploy.router as RoundRobinPool;
      assert.instanceOf(filled, RoundRobinPool);
      assert.deepEqual([filled.nrOfInstances, filled.resizer, filled.supervisorStrategy], [2, resizer, stoppingStrategy]);
      assert.isFunction(filled.createLogic().select);
    }
    const strict = new RoundRobinPool(2, { supervisorStrategy: defaultStrategy });
    assert.strictEqual((props.withDeploy({ router: strict }).deploy.router as RoundRobinPool).supervisorStrategy, defaultStrategy);
    const group = new RoundRobinGroup(["/user/a"]);
    assert.strictEqual(props.withDeploy({ router: group }).deploy.router, group);
    assert.strictEqual(Props.create(Worker).withRouter(group).withDeploy({ router: first }).deploy.router, first);
  });

  it("take the address of a scope as text", () => {
    const { scope } = Props.create(Worker).withDeploy({ scope: { kind: "remote", address: TEXT } }).deploy;
    assert.isTrue(scope.kind === "remote" && scope.address.equals(address));
    assert.throws(() => Props.create(Worker).withDeploy({ scope: { kind: "remote", address: "There:1" } }), InvalidAddressError, /There:1/);
  });
});

describe("RemoteRouterConfig", () => {
  it("takes the addresses of its nodes as text", () => {
    assert.deepEqual(new RemoteRouterConfig(router, [TEXT, address]).nodes.map(String), [TEXT, TEXT]);
    assert.throws(() => new RemoteRouterConfig(router, ["There:1"]), InvalidAddressError, /There:1/);
  });
});
