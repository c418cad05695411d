import { describeValue, InvalidArgumentError } from "../../base/index.ts";
import { type ActorInstance, Props } from "../../actor/index.ts";
import { isPromiseLike } from "../../actor/internal.ts";
import type { DependencyResolver } from "./dependency-resolver.ts";

/**
 * Props for actors that a container helps to make: `scopedProps(resolver, (scope) => new Worker(scope.resolve(Database)))`. Each instance has a
 * scope of its own: opened before `create` is called, and disposed after `postStop`, after `preRestart` of an instance that a restart replaces,
 * and if `create`, `preStart` or `postRestart` fails. The props are a function and cannot be sent to another system. Throws
 * InvalidArgumentError.
 */
export function scopedProps<M, S>(resolver: DependencyResolver<S>, create: (scope: S) => ActorInstance<M>): Props<M> {
  if (typeof resolver?.createScope !== "function" || typeof resolver.disposeScope !== "function")
    throw new InvalidArgumentError(`scopedProps takes a DependencyResolver, not ${describeValue(resolver)}.`);
  if (typeof create !== "function")
    throw new InvalidArgumentError(`scopedProps takes a function that makes an actor from a scope, not ${describeValue(create)}.`);
  return Props.from(() => {
    const scope = resolver.createScope();
    const dispose = once(() => resolver.disposeScope(scope));
    try {
      return disposingWith(create(scope), dispose);
    } catch (error) {
      Promise.resolve(dispose()).catch(() => {}); // the error of the constructor tells more
      throw error;
    }
  });
}

/** Lets the hooks of `actor` call `dispose` when the instance has ended. */
function disposingWith<M>(actor: ActorInstance<M>, dispose: () => unknown): ActorInstance<M> {
  const preStart = actor.preStart.bind(actor);
  const postRestart = actor.postRestart.bind(actor);
  const preRestart = actor.preRestart.bind(actor);
  const postStop = actor.postStop.bind(actor);
  let isRestarting = false;
  actor.preStart = () => orDispose(preStart, dispose);
  actor.postRestart = (reason) => orDispose(() => postRestart(reason), dispose);
  actor.preRestart = (reason, message) => {
    isRestarting = true; // preRestart usually calls postStop, and may need its scope after that
    return thenDispose(() => preRestart(reason, message), dispose);
  };
  actor.postStop = () => (isRestarting ? postStop() : thenDispose(postStop, dispose));
  return actor;
}

async function thenDispose(hook: () => unknown, dispose: () => unknown): Promise<void> {
  try {
    await hook();
  } finally {
    await dispose();
  }
}

/** Disposes only if `hook` fails. */
function orDispose(hook: () => unknown, dispose: () => unknown): unknown {
  const failed = async (error: unknown): Promise<never> => {
    await dispose();
    throw error;
  };
  try {
    const result = hook();
    return isPromiseLike(result) ? Promise.resolve(result).catch(failed) : result;
  } catch (error) {
    return failed(error);
  }
}

function once(work: () => unknown): () => unknown {
  let result: { readonly value: unknown } | undefined;
  return () => {
    result ??= { value: work() };
    return result.value;
  };
}
