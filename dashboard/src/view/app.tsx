import { useEffect, useRef } from "preact/hooks";
import { announcement } from "../state/live-region.ts";
import { type PageName, type Route, route } from "../state/route.ts";
import { connection, snapshot } from "../state/store.ts";
import { Banner } from "./banner.tsx";
import { Header } from "./header.tsx";
import { Help } from "./help.tsx";
import { titles } from "./navigation.tsx";
import { Navigation } from "./navigation.tsx";
import { ActorPage } from "./pages/actor-page.tsx";
import { AssociationsPage } from "./pages/associations-page.tsx";
import { ClusterPage } from "./pages/cluster-page.tsx";
import { ConversationsPage } from "./pages/conversations-page.tsx";
import { DeadLettersPage } from "./pages/dead-letters-page.tsx";
import { EventsPage } from "./pages/events-page.tsx";
import { OverviewPage } from "./pages/overview-page.tsx";
import { RoutersPage } from "./pages/routers-page.tsx";
import { TopPage } from "./pages/top-page.tsx";
import { TreePage } from "./pages/tree-page.tsx";
import { useShortcuts } from "./shortcuts.ts";
import { OtherVersion, TokenForm } from "./entry-forms.tsx";

/** The whole page: a form as long as there is no token, otherwise the header, the menu, and what the address bar names. */
export function App() {
  useShortcuts();
  const { kind } = connection.value;
  if (kind === "token-needed") return <TokenForm wasRefused={connection.value.wasRefused} />;
  if (kind === "other-version") return <OtherVersion version={connection.value.version} />;
  return (
    <div class="frame">
      <a class="skip" href="#main" onClick={skipToMain}>
        Skip to the content
      </a>
      <Header />
      <Navigation />
      <main id="main" tabIndex={-1}>
        <Banner />
        {snapshot.value === undefined ? <p class="loading">{kind === "lost" ? "No state yet." : "Asking the node …"}</p> : <Page />}
      </main>
      <Help />
      <div class="unseen" role="status" aria-live="polite">
        {announcement.value}
      </div>
    </div>
  );
}

function skipToMain(event: Event): void {
  event.preventDefault(); // the fragment is the route
  document.getElementById("main")?.focus();
}

function Page() {
  const { page, subject } = route.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  const title = titleOf(route.value);
  useEffect(() => void performance.mark("ritsem-data"), []); // when the state of the system is first shown
  useEffect(() => {
    document.title = `${title} · ${snapshot.value?.system ?? "Ritsem"}`;
    if (!isFirst.current) heading.current?.focus(); // so that a screen reader reads the new page
    isFirst.current = false;
  }, [page, title]);
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {contentOf(page, subject)}
    </>
  );
}

function titleOf({ page, subject }: Route): string {
  return page === "actor" ? subject : titles[page];
}

function contentOf(page: PageName | "actor", subject: string) {
  switch (page) {
    case "overview":
      return <OverviewPage />;
    case "actors":
      return <TreePage />;
    case "top":
      return <TopPage />;
    case "associations":
      return <AssociationsPage subject={subject} />;
    case "dead-letters":
      return <DeadLettersPage />;
    case "routers":
      return <RoutersPage />;
    case "cluster":
      return <ClusterPage />;
    case "events":
      return <EventsPage />;
    case "conversations":
      return <ConversationsPage subject={subject} />;
    case "actor":
      return <ActorPage path={subject} />;
  }
}
