// A port map, as of a container: passes connections at one host and port on to a port of the loopback interface.
//   port-map.ts HOST PORT INNER-PORT
import { connect, createServer } from "node:net";

const [host = "", port = "", innerPort = ""] = process.argv.slice(2);
createServer((outer) => {
  const inner = connect(Number(innerPort), "127.0.0.1");
  for (const [one, other] of [
    [outer, inner],
    [inner, outer],
  ] as const) {
    one.on("error", () => other.destroy());
    one.on("close", () => other.destroy());
    one.pipe(other);
  }
}).listen(Number(port), host, () => console.log(`maps ${host}:${port}`));
process.stdin.resume().on("end", () => process.exit());
