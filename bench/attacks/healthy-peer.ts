import type * as Ritsem from "ritsem";

// A peer that asks the attacked node a question every 10 ms, and notes how long the answers take. Its parent says when to begin anew, and when to report.

const { ActorSystem } = (await import(process.argv[2] ?? "ritsem")) as typeof Ritsem;
const EVERY_MS = 10;

const config = `akka { loglevel = OFF, stdout-loglevel = OFF, actor.provider = remote, remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 } }`;
const system = await ActorSystem.create("Healthy", config);
let echo = system.deadLetters;
let tookMs: number[] = [];
let pending = new Set<number>();
let lost = 0;

function ask(): void {
  const startedMs = performance.now();
  const [mine, times] = [pending, tookMs];
  mine.add(startedMs);
  echo.ask("ping", "30 s").then(
    () => {
      times.push(performance.now() - startedMs);
      mine.delete(startedMs);
    },
    () => {
      if (mine.delete(startedMs)) lost += 1;
    },
  );
}

type Order = { readonly kind: "dial"; readonly port: number } | { readonly kind: "begin" | "report" };

async function follow(order: Order): Promise<void> {
  if (order.kind === "dial") {
    echo = await system.actorSelection(`akka.tcp://Node@127.0.0.1:${order.port}/user/echo`).resolveOne("10 s");
    setInterval(ask, EVERY_MS);
    process.send?.({ port: system.address.port });
  } else if (order.kind === "begin") {
    tookMs = [];
    pending = new Set();
    lost = 0;
    process.send?.({});
  } else {
    const nowMs = performance.now();
    const all = [
      ...tookMs,
      ...Array.from(pending, (startedMs) => nowMs - startedMs),
      ...Array.from({ length: lost }, () => Number.MAX_VALUE),
    ];
    all.sort((one, other) => one - other);
    process.send?.({ p99Ms: all[Math.max(0, Math.ceil(all.length * 0.99) - 1)] ?? Number.MAX_VALUE, answers: tookMs.length });
  }
}

process.on("message", (order: Order) => void follow(order));
process.on("disconnect", () => process.exit());
process.send?.({ isReady: true });
