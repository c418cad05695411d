import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const DIST = join(import.meta.dirname, "../dist");
const LIMIT = 60_000;

describe("the built dashboard", () => {
  const files = readdirSync(DIST, { recursive: true, encoding: "utf8" }).filter((file) => /\.\w+$/.test(file));

  it("is below 60 kB with gzip altogether", () => {
    const sizes = files.map((file) => [file, gzipSync(readFileSync(join(DIST, file))).length] as const);
    const sum = sizes.reduce((total, [, size]) => total + size, 0);
    console.log(`dashboard: ${sum} bytes with gzip: ${sizes.map(([file, size]) => `${file} ${size}`).join(", ")}`);
    expect(sum).toBeGreaterThan(10_000);
    expect(sum).toBeLessThan(LIMIT);
  });

  it("has no script and no style within its page, and names no other host", () => {
    const page = readFileSync(join(DIST, "index.html"), "utf8");
    expect(page).not.toMatch(/<style|style=|<script(?![^>]* src=)|\son\w+=/);
    const hosts = files
      .filter((name) => !name.endsWith(".txt"))
      .flatMap((file) => Array.from(readFileSync(join(DIST, file), "utf8").matchAll(/https?:\/\/[\w.]+/g), ([url]) => `${file}: ${url}`));
    expect(hosts.filter((host) => !host.endsWith(": http://www.w3.org"))).toEqual([]); // names of SVG's elements
  });

  it("brings the licences of what it contains", () => {
    expect(readFileSync(join(DIST, "LICENSES.txt"), "utf8").match(/Permission is hereby granted/g)).toHaveLength(4);
  });
});
