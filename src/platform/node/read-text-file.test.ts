import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, assert, describe, it } from "vitest";
import { FileUnreadableError } from "../index.ts";
import { readTextFile, textFromBytes } from "./read-text-file.ts";

const folder = mkdtempSync(join(tmpdir(), "ritsem-files-"));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = "akka.loglevel = DEBUG # ü\n";
const littleEndian = Buffer.from(TEXT, "utf16le");
const bigEndian = Buffer.from(littleEndian).swap16();

describe("A text file", () => {
  it("is read as UTF-8, and as UTF-16 in both byte orders, with and without a byte order mark", () => {
    assert.equal(textFromBytes(Buffer.from(TEXT)), TEXT);
    for (const [mark, bytes] of [
      [[0xff, 0xfe], littleEndian],
      [[0xfe, 0xff], bigEndian],
    ] as const) {
      assert.equal(textFromBytes(Buffer.concat([Buffer.from(mark), bytes])), `\ufeff${TEXT}`);
      assert.equal(textFromBytes(bytes), TEXT);
    }
    assert.equal(textFromBytes(Buffer.concat([bigEndian, Buffer.from([0])])), TEXT);
    assert.equal(textFromBytes(Buffer.alloc(0)), "");
    assert.equal(textFromBytes(Buffer.from("a")), "a");
  });

  it("is undefined if there is none", () => {
    writeFileSync(join(folder, "file"), TEXT);
    assert.isUndefined(readTextFile(join(folder, "none")));
    assert.isUndefined(readTextFile(join(folder, "file", "below-a-file")));
    assert.equal(readTextFile(join(folder, "file")), TEXT);
  });

  it("that cannot be read is an error with the reason", () => {
    mkdirSync(join(folder, "conf.d"));
    symlinkSync("loop", join(folder, "loop"));
    writeFileSync(join(folder, "secret"), TEXT);
    chmodSync(join(folder, "secret"), 0);
    const reasons: [string, RegExp][] = [
      [join(folder, "conf.d"), /^Cannot read .*conf\.d: it is a folder\. Name a file in it\.$/],
      [join(folder, "loop"), /: its symbolic links form a loop\.$/],
      [`${folder}/${"x".repeat(5000)}`, /: the name is too long\.$/],
      ["a\0b", /: the name contains a null character\.$/],
    ];
    if (process.getuid?.() !== 0) reasons.push([join(folder, "secret"), /: permission denied\. Allow this user to read it\.$/]);
    for (const [path, reason] of reasons) assert.throws(() => readTextFile(path), FileUnreadableError, reason);
  });
});
