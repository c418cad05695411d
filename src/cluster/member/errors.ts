import { RitsemError } from "../../base/index.ts";
import type { MemberStatus } from "./member-status.ts";

/** The text is not a version of an application. */
export class InvalidAppVersionError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CLUSTER_INVALID_APP_VERSION";

  constructor(text: string) {
    super(
      `"${text}" is not a version of an application. Use up to three numbers such as 1.2.3, optionally with -rest or +rest, in ` +
        "akka.cluster.app-version.",
    );
  }
}

/** A member cannot change from its status to another. */
export class InvalidMemberStatusError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CLUSTER_INVALID_STATUS";

  constructor(node: string, from: MemberStatus, to: MemberStatus) {
    super(`The member ${node} cannot change from ${from} to ${to}.`);
  }
}
