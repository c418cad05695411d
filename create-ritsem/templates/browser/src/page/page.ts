import { ActorSystem } from "ritsem";

// The actor system of the page. It listens nowhere: it connects to the service, by a WebSocket of the server that the page comes from.
const system = await ActorSystem.create("Page", {
  akka: { actor: { provider: "remote" }, remote: { "enabled-transports": ["ritsem.remote.websocket"] } },
});
const greeter = system.actorSelection(`akka.ws://Hello@${location.host}/user/greeter`);

const greeting = document.querySelector("output");
document.querySelector("form")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const name = document.querySelector("input")?.value ?? "";
  greeter.ask(name, String, "5 s").then(show, (error) => show(String(error)));
});

function show(text: string): void {
  if (greeting !== null) greeting.textContent = text;
}
