import { type ActorRef, type Routee, type RouterContext, type RouterLogic, SeveralRoutees } from "../../actor/index.ts";
import { type ComplianceCase, expectSame, expectThat } from "./compliance-case.ts";

/** What is needed to check a router logic. */
export interface RouterLogicFixture {
  /** A new logic. */
  createLogic(context: RouterContext): RouterLogic;
  /** A message that the logic routes to some routee, with a key if it needs one. */
  createMessage(number: number): unknown;
}

/** Promises R1 to R5 of `RouterLogic`. */
export const routerLogicCompliance: readonly ComplianceCase<RouterLogicFixture>[] = [
  compliance("R1 it selects no routee if there are none", (fixture) => {
    const { context } = newContext();
    const logic = fixture.createLogic(context);
    expectThat(logic.select(fixture.createMessage(1), []) === undefined, "selected a routee although there are none");
    const { routees } = newRoutees(2);
    logic.select(fixture.createMessage(2), routees);
    expectThat(logic.select(fixture.createMessage(3), []) === undefined, "selected a routee that was removed");
  }),
  compliance("R2 its selection sends to some of the routees and to no others", (fixture) => {
    const { context } = newContext();
    const logic = fixture.createLogic(context);
    for (const size of [1, 2, 5]) {
      for (let number = 0; number < 20; number += 1) {
        const { routees, sent } = newRoutees(size);
        const chosen = logic.select(fixture.createMessage(number), routees);
        expectThat(chosen !== undefined, `selected none of ${size} routees`);
        chosen.send("message", undefined);
        expectThat(sent.length > 0, `sent to none of ${size} routees`);
      }
    }
  }),
  compliance("R3 it handles routees that are added and removed", (fixture) => {
    const { context } = newContext();
    const logic = fixture.createLogic(context);
    for (const [number, size] of [1, 7, 3, 1, 12, 2].entries()) {
      const { routees, sent } = newRoutees(size);
      for (let message = 0; message < 2 * size; message += 1)
        logic.select(fixture.createMessage(message), routees)?.send(number, undefined);
      expectThat(sent.length > 0, `sent to none of ${size} routees`);
    }
  }),
  compliance("R4 it does not change the list of routees", (fixture) => {
    const { context } = newContext();
    const logic = fixture.createLogic(context);
    const { routees } = newRoutees(5);
    const before = [...routees];
    for (let number = 0; number < 20; number += 1)
      logic.select(fixture.createMessage(number), Object.freeze(routees))?.send("message", undefined);
    expectThat(routees.length === before.length && routees.every((routee, index) => routee === before[index]), "changed the list");
  }),
  compliance("R5 the message arrives unchanged, and a reply reaches the sender", async (fixture) => {
    const { context } = newContext();
    const logic = fixture.createLogic(context);
    const { routees, sent } = newRoutees(3);
    const replies: unknown[] = [];
    const sender = { tell: (reply: unknown) => void replies.push(reply) } as unknown as ActorRef;
    const message = { text: "message" };
    logic.select(fixture.createMessage(1), routees)?.send(message, sender);
    for (const [index, each] of sent.entries()) {
      expectThat(each.message === message, "another message arrived");
      each.sender?.tell(index);
    }
    for (let round = 0; round < 20; round += 1) await Promise.resolve();
    expectThat(replies.length > 0, "no reply came back");
    expectSame(replies[0], 0, "the first reply");
  }),
];

function compliance(name: string, check: (fixture: RouterLogicFixture) => void | Promise<void>): ComplianceCase<RouterLogicFixture> {
  return { name, run: async (fixture) => check(fixture) };
}

interface Sent {
  readonly message: unknown;
  readonly sender: ActorRef | undefined;
}

function newRoutees(count: number): { readonly routees: readonly Routee[]; readonly sent: readonly Sent[] } {
  const sent: Sent[] = [];
  const routees = Array.from(
    { length: count },
    (_, index): Routee => ({
      name: `routee ${index}`,
      send: (message, sender) => void sent.push({ message, sender }),
    }),
  );
  return { routees, sent };
}

/** A router whose timers never fire and whose random numbers count up. */
function newContext(): { readonly context: RouterContext } {
  let dice = 0;
  const context: RouterContext = {
    timers: { once: () => () => {} },
    randomBelow(bound) {
      dice += 1;
      return dice % bound;
    },
    ask: (routee, message) =>
      new Promise((resolve) => routee.send(message, { tell: (reply: unknown) => resolve(reply) } as unknown as ActorRef)),
    timeoutError: (timeoutMs) => new Error(`no reply within ${timeoutMs} ms`),
    loadOf: (routee) => (routee instanceof SeveralRoutees ? undefined : { waiting: dice % 3, isBusy: false, isSuspended: false }),
    nameOf: (routee) => routee.name ?? "",
    warn: () => {},
  };
  return { context };
}
