import { snapshot } from "../../state/store.ts";
import { plural } from "../format.ts";
import { ActorLink, Nothing } from "../parts/marks.tsx";

/** Routers with their routees, and who watches whom. */
export function RoutersPage() {
  const shown = snapshot.value;
  if (shown === undefined) return null;
  const routers = shown.routers ?? [];
  const watches = shown.watches ?? [];
  return (
    <div class="lists">
      <section>
        <h2>{plural(shown.routerCount, "router")}</h2>
        {routers.length === 0 && <Nothing>This system has no router.</Nothing>}
        {routers.map((router) => (
          <details key={router.path}>
            <summary>
              <ActorLink path={router.path} />{" "}
              <span class="quiet">
                {router.kind}, {router.logic}, {plural(router.routeeCount, "routee")}
              </span>
            </summary>
            <ul class="lines">
              {router.routees.map((path) => (
                <li key={path}>
                  <ActorLink path={path} />
                </li>
              ))}
            </ul>
            {router.routeeCount > router.routees.length && <p class="quiet">and {router.routeeCount - router.routees.length} others</p>}
          </details>
        ))}
        {shown.routerCount > routers.length && <p class="quiet">and {shown.routerCount - routers.length} others</p>}
      </section>
      <section>
        <h2>{plural(shown.watchCount, "watch", "watches")}</h2>
        {watches.length === 0 && <Nothing>No actor watches another one.</Nothing>}
        <ul class="lines">
          {watches.map(({ watcher, watchee }) => (
            <li key={`${watcher} ${watchee}`}>
              <ActorLink path={watcher} /> watches <ActorLink path={watchee} />
            </li>
          ))}
        </ul>
        {shown.watchCount > watches.length && <p class="quiet">and {shown.watchCount - watches.length} others</p>}
      </section>
    </div>
  );
}
