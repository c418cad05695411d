// What Node alone needs to listen.
import { createServer } from "node:net";

const server = createServer().listen(0, "127.0.0.1", () => console.log(`READY ${server.address().port}`));
process.stdin.on("end", () => process.exit(0)).resume();
