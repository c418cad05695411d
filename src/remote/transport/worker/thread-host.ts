import type { Address } from "../../../actor/index.ts";

const HOST = /^thread-(\d{1,10})$/;

/** The host in addresses of systems that run in a thread. Node never uses the id of a thread for another one. */
export function hostOfThread(threadId: number): string {
  return `thread-${threadId}`;
}

/** The thread that the host of an address names; undefined if it names none. */
export function threadOf({ host }: Pick<Address, "host">): number | undefined {
  const id = HOST.exec(host ?? "")?.[1];
  return id === undefined ? undefined : Number(id);
}
