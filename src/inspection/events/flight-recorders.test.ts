import { describe, expect, it } from "vitest";
import { FlightRecorders } from "./flight-recorders.ts";

const PEER = "akka.tcp://There@b:1";

/** What is logged when an association that was open becomes gated. */
function loggedOnceGated(text: string, hasFailed: boolean): readonly string[] {
  const logged: string[] = [];
  const recorders = new FlightRecorders({ events: 10, associations: 10, logsFailures: true }, (line) => void logged.push(line));
  recorders.add(PEER, { time: "12:00", text: "associated" }, { state: "associated", hasFailed: false });
  recorders.add(PEER, { time: "12:01", text }, { state: "gated", hasFailed });
  return logged;
}

describe("FlightRecorders", () => {
  it("logs the last events of an association that has failed, whatever words the failure has", () => {
    const [line, ...more] = loggedOnceGated("gated: cannot connect: the peer has shut down", true);
    expect(line).toMatch(/There@b:1 has failed\..*\n {2}12:00 associated\n {2}12:01 gated: cannot connect/);
    expect(more).toEqual([]);
  });

  it("logs nothing for a peer that has ended in order", () => {
    expect(loggedOnceGated("gated: it has ended", false)).toEqual([]);
  });
});
