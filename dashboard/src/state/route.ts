import { signal } from "@preact/signals";

export const pages = [
  "overview",
  "actors",
  "top",
  "associations",
  "dead-letters",
  "routers",
  "cluster",
  "events",
  "conversations",
] as const;
export type PageName = (typeof pages)[number];

/** What the address bar names. */
export interface Route {
  readonly page: PageName | "actor";
  /** Path of the actor, or address of the peer; "" if none is named. */
  readonly subject: string;
}

/** `#/actor/user/a` → actor `/user/a`; `#/associations/akka.tcp%3A…` → associations with one selected. */
export function routeOf(hash: string): Route {
  const text = hash.replace(/^#\/?/, "");
  const slash = text.indexOf("/");
  const page = slash < 0 ? text : text.slice(0, slash);
  const rest = slash < 0 ? "" : text.slice(slash + 1);
  let subject = "";
  try {
    subject = decodeURIComponent(rest);
  } catch {
    subject = rest;
  }
  if (page === "actor") return { page, subject: `/${subject}` };
  const known = pages.find((name) => name === page);
  return { page: known ?? "overview", subject: known === undefined ? "" : page === "actors" ? `/${subject}` : subject };
}

/** Address of a page, for links. */
export function linkTo(page: PageName): string {
  return `#/${page}`;
}

/** Paths have escapes of their own (%20): they are escaped once more. */
export function actorLink(path: string): string {
  return `#/actor/${encodePath(path)}`;
}

/** The tree, with `path` at its top. */
export function treeLink(path: string): string {
  return `#/actors/${encodePath(path)}`;
}

export function associationLink(remote: string): string {
  return `#/associations/${encodeURIComponent(remote)}`;
}

export function conversationLink(trace: string): string {
  return `#/conversations/${encodeURIComponent(trace)}`;
}

export const route = signal<Route>(routeOf(location.hash));

function encodePath(path: string): string {
  return path.replace(/^\//, "").split("/").map(encodeURIComponent).join("/");
}
