// The fake service as a program, to look at the page without a system: `npx tsx dashboard/test/fake/program.ts`. It prints the address to open.
import { FakeServer } from "./fake-server.ts";

const server = new FakeServer({ token: "test", version: 1 });
await server.start();
console.log(`${server.url}#token=test`);
