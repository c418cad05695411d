import { assert, describe, it } from "vitest";
import { HoconParseError } from "./errors.ts";
import { memoryIncluder } from "./includer.ts";
import { parse } from "./parse.ts";

/** What the error says about `text`. */
function problemOf(text: string): string {
  try {
    parse(text, { source: "a.conf" });
  } catch (error) {
    if (error instanceof HoconParseError) return error.message;
    throw error;
  }
  return assert.fail("the text was accepted");
}

describe("Errors about well-known mistakes", () => {
  it("tell XML from HOCON", () => {
    const text = '<?xml version="1.0"?>\n<configuration><akka><hocon><![CDATA[ a = 1 ]]></hocon></akka></configuration>';
    assert.match(problemOf(text), /^a\.conf:1:2: .* The text is XML, as in an App\.config file\. Copy the text inside <!\[CDATA\[/);
  });

  it("show the text with one quote where C# doubled it", () => {
    assert.match(
      problemOf('provider = ""Akka.Remote.Provider, Akka.Remote""'),
      /write one quote: "Akka\.Remote\.Provider, Akka\.Remote"\.$/,
    );
    assert.match(problemOf('seed = ""akka.tcp://a@b:1""'), /write one quote: "akka\.tcp:\/\/a@b:1"\.$/);
  });

  it("name the placeholder of a template", () => {
    for (const [text, found] of [
      ["port = {{PORT}}", "{{PORT}}"],
      ["port = #{Port}", "#{Port}"],
      ["port = $(PORT)", "$(PORT)"],
      ["port = <%= port %>", "<%= port %>"],
      ["port = @PORT@", "@PORT@"],
    ] as const) {
      assert.include(problemOf(text), `${found} looks like a placeholder of a template.`);
    }
  });

  it("show addresses, IPv6 addresses and paths of Windows in quotes", () => {
    assert.include(problemOf("hostname = ::1"), 'Quote the IPv6 address: "::1".');
    assert.include(problemOf("hostname = fe80::1"), 'Quote the IPv6 address: "fe80::1".');
    assert.include(problemOf("seed-nodes = [akka.tcp://a@b:1]"), 'Quote the address: "akka.tcp://a@b:1".');
    assert.include(problemOf("dir = C:\\temp\\x"), 'Quote the path and double its backslashes: "C:\\\\temp\\\\x".');
  });

  it("say that a '}' closes nothing", () => {
    for (const text of ["a { b = 1 } }", "a = 1\n}\nb = 2", "{ a = 1 } }"]) assert.include(problemOf(text), "This '}' closes nothing");
  });

  it("add nothing to other mistakes, and look only near the error", () => {
    assert.equal(problemOf("a = = 1"), "a.conf:1:5: Expected a value, found '='. Write \"\" for an empty text or null for none.");
    assert.notInclude(problemOf(`a = "{{X}}"${" ".repeat(1000)} = 1`), "placeholder");
  });

  it("are about the included text that has the mistake", () => {
    const includer = memoryIncluder({ "b.conf": "hostname = ::1" });
    assert.throws(
      () => parse('include "b.conf"', { source: "a.conf", includer }),
      HoconParseError,
      /^b\.conf:1:12: Expected a value, found ':'\. Write "" for an empty text or null for none\. Quote the IPv6 address: "::1"\.$/,
    );
  });
});
