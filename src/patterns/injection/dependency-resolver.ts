/**
 * The container of a program, as far as actors need it: it opens a scope for each instance of an actor, and ends it with the instance. `S` is
 * whatever the container calls a scope, so the code that makes the actor uses the container's own API.
 *
 * D1: every call of `createScope` returns a new scope; what lives as long as a scope is one object within it, and another in each other
 * scope. D2: `disposeScope` disposes what lives in the scope, and its promise resolves only after that. D3: it disposes nothing else: other
 * scopes, and what all scopes share, remain usable. D4: a scope may be disposed without having been used.
 */
export interface DependencyResolver<S> {
  /** Opens a scope. An error counts as one of the actor's constructor. */
  createScope(): S;
  /** Ends a scope; called once for each. The actor does not terminate, or start again, before a returned promise settles; an error is logged. */
  disposeScope(scope: S): unknown;
}
