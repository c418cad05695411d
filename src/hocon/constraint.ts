/** What a number in a configuration must satisfy. Made by {@link atLeast}, {@link atMost}, {@link between} and {@link strictly}. */
export interface Constraint {
  /** Completes "must be …". */
  readonly description: string;
  /** A value that satisfies it, for the message. */
  readonly example: number;
  /** Whether a value that does not satisfy it must stop the start of a system. Default: false, a system then uses the default. */
  readonly isStrict?: boolean;
  /** Whether `value` is allowed. */
  accepts(value: number): boolean;
}

/** `minimum` or more. */
export function atLeast(minimum: number): Constraint {
  return { description: `at least ${minimum}`, example: minimum, accepts: (value) => value >= minimum };
}

/** `maximum` or less. */
export function atMost(maximum: number): Constraint {
  return { description: `at most ${maximum}`, example: maximum, accepts: (value) => value <= maximum };
}

/** `minimum` to `maximum`, both allowed. */
export function between(minimum: number, maximum: number): Constraint {
  return {
    description: `between ${minimum} and ${maximum}`,
    example: minimum,
    accepts: (value) => value >= minimum && value <= maximum,
  };
}

/** `constraint`, but a value that does not satisfy it stops the start of a system. */
export function strictly(constraint: Constraint): Constraint {
  return { ...constraint, isStrict: true };
}
