import { inspectAs } from "../../base/index.ts";
import { assertSameClass, ReplicatedData } from "./replicated-data.ts";

/** A boolean that is switched on once and stays on. Immutable. */
export class Flag extends ReplicatedData {
  /** The flag that is off. */
  static readonly off: Flag = new Flag(false);
  /** The flag that is on. */
  static readonly on: Flag = new Flag(true);
  /** Whether any node has switched it on. */
  readonly enabled: boolean;

  private constructor(enabled: boolean) {
    super();
    this.enabled = enabled;
  }

  /** The flag that is on. */
  switchOn(): Flag {
    return Flag.on;
  }

  /** The value after the changes of both. Throws ReplicatedTypeMismatchError if `other` has another type. */
  merge(other: Flag): Flag {
    assertSameClass(this, other);
    return other.enabled ? other : this;
  }

  /** `Flag(true)`. */
  override toString(): string {
    return `Flag(${this.enabled})`;
  }
}

inspectAs(Flag.prototype, String);
