/** How long an answer to a question of a command's own may take. */
export const DEADLINE_MS = 15_000;

/** A command as it arrives. */
export interface PeerCommandLine extends Readonly<Record<string, unknown>> {
  readonly id: number;
  readonly command: string;
}

/** A member of a command that must be there. */
export function textOf(command: PeerCommandLine, member: string): string {
  const value = command[member];
  if (typeof value !== "string") throw new TypeError(`missing: ${member}`);
  return value;
}
