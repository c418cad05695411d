import { assert, describe, it } from "vitest";
import { LogLevel, type LoggingAdapter } from "../../actor/index.ts";
import { formatTemplate } from "../../actor/internal.ts";
import { ManualPlatform } from "../../testkit/index.ts";
import { LimitedLog } from "./limited-log.ts";

function limitedLog(): { readonly log: LoggingAdapter; readonly lines: string[]; readonly time: ManualPlatform } {
  const lines: string[] = [];
  const time = new ManualPlatform();
  const note =
    (level: string) =>
    (first: unknown, ...rest: readonly unknown[]): void => {
      const [template, ...args] = first instanceof Error ? rest : [first, ...rest];
      lines.push(`${level} ${formatTemplate(String(template), args)}`);
    };
  const inner: LoggingAdapter = {
    isDebugEnabled: true,
    isEnabled: (level) => level >= LogLevel.Debug,
    debug: note("debug"),
    info: note("info"),
    warning: note("warning"),
    error: note("error"),
    withContext: () => inner,
  };
  return { log: new LimitedLog(inner, time, { lines: 2, intervalMs: 1000 }), lines, time };
}

describe("A limited log", () => {
  it("lets so many lines of a kind through within an interval, and says at its end how many more there were", () => {
    const { log, lines, time } = limitedLog();
    for (let port = 1; port <= 5; port += 1) log.warning("The connection with {0} broke", `akka.tcp://A@host:${port}`);
    assert.lengthOf(lines, 2);
    time.clock.advanceMs(1000);
    assert.deepEqual(lines.slice(2), [
      "warning Left out 3 more lines that begin with: The connection with … broke (ritsem.remote.log-limit)",
    ]);
    log.warning("The connection with {0} broke", "akka.tcp://A@host:6");
    assert.equal(lines.at(-1), "warning The connection with akka.tcp://A@host:6 broke");
  });

  it("tells kinds apart by their words, also where the whole text is an argument", () => {
    const { log, lines } = limitedLog();
    for (const text of ["One of akka.tcp://A@a:1", "One of akka.tcp://B@b:2", "One of akka.tcp://C@c:3", "Another of akka.tcp://D@d:4"]) {
      log.error("{0}", text);
    }
    assert.deepEqual(lines, ["error One of akka.tcp://A@a:1", "error One of akka.tcp://B@b:2", "error Another of akka.tcp://D@d:4"]);
  });

  it("says nothing at the end of an interval in which nothing was left out", () => {
    const { log, lines, time } = limitedLog();
    log.error(new RangeError("bad"), "It went wrong");
    time.clock.advanceMs(5000);
    assert.deepEqual(lines, ["error It went wrong"]);
  });

  it("does not limit what is logged for those who look closely", () => {
    const { log, lines } = limitedLog();
    for (let count = 0; count < 5; count += 1) log.debug("again");
    assert.lengthOf(lines, 5);
  });

  it("keeps peers from writing lines of their own, and from writing long ones", () => {
    const { log, lines } = limitedLog();
    log.warning("From {0}", "A\n[ERROR] all is lost\u2028");
    log.warning("From {0}", "x".repeat(100_000));
    assert.equal(lines[0], "warning From A\\u000a[ERROR] all is lost\\u2028");
    assert.isBelow(lines[1]?.length ?? 0, 2_100);
    assert.match(lines[1] ?? "", /\(100000 characters\)$/);
  });

  it("keeps a bounded number of kinds, whatever peers write", () => {
    const { log, lines, time } = limitedLog();
    for (let count = 0; count < 1000; count += 1) log.warning("{0}", `${String.fromCodePoint(0x4e00 + count)} is new`);
    assert.isBelow(lines.length, 250);
    time.clock.advanceMs(1000);
    assert.equal(time.clock.pendingTimerCount, 0);
  });
});
