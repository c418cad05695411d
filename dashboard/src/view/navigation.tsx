import { linkTo, type PageName, pages, route } from "../state/route.ts";
import { snapshot, troubled } from "../state/store.ts";
import { count } from "./format.ts";

export const titles: Readonly<Record<PageName, string>> = {
  overview: "Overview",
  actors: "Actors",
  top: "Top",
  associations: "Associations",
  "dead-letters": "Dead letters",
  routers: "Routers and watches",
  cluster: "Cluster",
  events: "Events",
  conversations: "Conversations",
};

/** The menu, with what needs attention as a number. A page about clusters is there only if the system has one. */
export function Navigation() {
  const { page } = route.value;
  return (
    <nav aria-label="Pages">
      <ul>
        {shownPages().map((name, index) => (
          <li key={name}>
            <a href={linkTo(name)} aria-current={page === name || (page === "actor" && name === "actors") ? "page" : undefined}>
              <kbd aria-hidden="true">{index + 1}</kbd>
              <span>{titles[name]}</span>
              <Badge page={name} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The pages that this system has, in the order of the menu and of the keys 1 to 9. */
export function shownPages(): readonly PageName[] {
  const shown = snapshot.value;
  const hasCluster = shown === undefined ? route.value.page === "cluster" : shown.cluster !== null || shown.sharding !== null;
  return pages.filter((name) => name !== "cluster" || hasCluster);
}

function Badge({ page }: { readonly page: PageName }) {
  const shown = snapshot.value;
  if (shown === undefined) return null;
  const bad: Partial<Record<PageName, readonly [number, string]>> = {
    actors: [shown.totals.stuck, "stuck"],
    associations: [troubled.value.length, "gated or quarantined"],
    cluster: [shown.cluster?.members.filter(({ isReachable }) => !isReachable).length ?? 0, "unreachable"],
    "dead-letters": [shown.deadLetters.total, "in total"],
  };
  const [number, text] = bad[page] ?? [0, ""];
  if (number === 0) return null;
  return (
    <span class={page === "dead-letters" ? "badge plain" : "badge"}>
      {count(number)}
      <span class="unseen"> {text}</span>
    </span>
  );
}
