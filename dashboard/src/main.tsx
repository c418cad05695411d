import { effect } from "@preact/signals";
import { render } from "preact";
import { takeTokenFromAddress } from "./api/token.ts";
import { route, routeOf } from "./state/route.ts";
import { pollNow, showTree, useToken } from "./state/store.ts";
import { App } from "./view/app.tsx";

addEventListener("hashchange", () => {
  const token = takeTokenFromAddress();
  route.value = routeOf(location.hash);
  if (token === undefined) pollNow();
  else useToken(token);
});
route.value = routeOf(location.hash);
effect(() => {
  if (route.value.page === "actors") showTree(route.value.subject);
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) pollNow();
});
pollNow(); // before anything is drawn: the answer comes meanwhile
const app = document.getElementById("app");
if (app !== null) {
  app.replaceChildren();
  render(<App />, app);
}
