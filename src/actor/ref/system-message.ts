/**
 * Messages between actors and their supervisors, invisible to users. They are handled before any user message, in the order sent, and
 * by suspended actors too. `Ref` is the type of the refs in them; everywhere except in the ref's own file, use `SystemMessage`.
 */
export type SystemMessageAmong<Ref> =
  /** Constructs the actor. */
  | { readonly kind: "create" }
  /** The supervisor's decision to restart, for this reason. */
  | { readonly kind: "recreate"; readonly cause: Error }
  /** Handle no user message until the same number of `resume` have arrived. */
  | { readonly kind: "suspend" }
  /** `causedByFailure` is set if this is the decision on a failure of the recipient, and absent if it ends a `suspend`. */
  | { readonly kind: "resume"; readonly causedByFailure: Error | undefined }
  /** Stop, children first. */
  | { readonly kind: "terminate" }
  /** A child that was created in another system reports to its supervisor. */
  | { readonly kind: "supervise"; readonly child: Ref; readonly isAsync: boolean }
  | { readonly kind: "watch"; readonly watchee: Ref; readonly watcher: Ref }
  | { readonly kind: "unwatch"; readonly watchee: Ref; readonly watcher: Ref }
  /** `child`, in the incarnation `uid`, has failed. It and its descendants are suspended until the supervisor decides. */
  | { readonly kind: "failed"; readonly child: Ref; readonly cause: Error; readonly uid: number }
  /** `actor` has terminated, never existed (`existenceConfirmed` is false), or its system is unreachable (`addressTerminated`). */
  | {
      readonly kind: "deathWatchNotification";
      readonly actor: Ref;
      readonly existenceConfirmed: boolean;
      readonly addressTerminated: boolean;
    };
