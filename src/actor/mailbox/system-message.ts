/**
 * What actors and their supervisors say to each other behind the user's back. Handled before any user message, in the order sent;
 * also by a suspended actor. `Ref` is what carries them: everyone but the ref itself says `SystemMessage`.
 */
export type SystemMessageAmong<Ref> =
  /** Construct the actor. */
  | { readonly kind: "create" }
  /** Supervisor's verdict: a fresh instance, for this reason. */
  | { readonly kind: "recreate"; readonly cause: Error }
  /** Handle no user message until as many `resume` have come. */
  | { readonly kind: "suspend" }
  /** `causedByFailure` is set when this is the verdict on a failure of the recipient, and absent when it ends a `suspend`. */
  | { readonly kind: "resume"; readonly causedByFailure: Error | undefined }
  /** Stop, children first. */
  | { readonly kind: "terminate" }
  /** A child that was created elsewhere reports to its supervisor. */
  | { readonly kind: "supervise"; readonly child: Ref; readonly isAsync: boolean }
  | { readonly kind: "watch"; readonly watchee: Ref; readonly watcher: Ref }
  | { readonly kind: "unwatch"; readonly watchee: Ref; readonly watcher: Ref }
  /** `child`, in the incarnation `uid`, failed, is suspended with all below it, and waits for a verdict. */
  | { readonly kind: "failed"; readonly child: Ref; readonly cause: Error; readonly uid: number }
  /** `actor` is gone, or never was (`existenceConfirmed` false), or its system is not heard of any more (`addressTerminated`). */
  | {
      readonly kind: "deathWatchNotification";
      readonly actor: Ref;
      readonly existenceConfirmed: boolean;
      readonly addressTerminated: boolean;
    };
