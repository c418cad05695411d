import { join } from "node:path";
import type { Trial } from "./case.ts";
import { run } from "./command.ts";
import { RITSEM } from "./contestants.ts";

const PROGRAM = join(import.meta.dirname, "../workers.ts");

/** `workers.ts` compares with bare `postMessage` in rounds of its own. */
export const workerTrial: Trial = {
  contestant: RITSEM,
  async run() {
    const command = { file: process.execPath, args: ["--import", "tsx", PROGRAM] };
    const lines = await run(command, ["--case", "in flight", "--rounds", "3"]);
    return lines.map((line) => ({
      subject: `worker thread, ${line["case"]}`,
      contestant: RITSEM,
      unit: "of bare postMessage",
      value: line["ratioToBare"] as number,
    }));
  },
};
