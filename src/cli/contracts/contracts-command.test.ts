import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { nodePlatform } from "../../platform/node/index.ts";
import { runCommandLine } from "../command-line.ts";
import type { AssemblyDescription } from "./assembly-description.ts";
import { type ContractsCommandOptions, makeContracts } from "./contracts-command.ts";

const INT = { kind: "named", name: "System.Int32", assembly: "System.Private.CoreLib", valueType: true } as const;
const shop = (...members: readonly string[]): AssemblyDescription => ({
  name: "Shop",
  references: [],
  types: [
    {
      name: "Shop.Note",
      kind: "class",
      members: [
        ...members.map((name) => ({ name, type: INT })),
        { name: "Done", type: { kind: "named", name: "System.Action", assembly: "System.Runtime" } },
      ],
      constructors: [{ parameters: [], public: true }],
    },
  ],
});

describe("ritsem contracts", () => {
  let folder: string;
  let said: { out: string; err: string };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ritsem-contracts-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const terminalIn = (environment: Readonly<Record<string, string | undefined>> = {}) => ({
    platform: { ...nodePlatform(), environment },
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
  });
  const run = async (assembly: AssemblyDescription, options: Partial<ContractsCommandOptions> = {}): Promise<number> => {
    said = { out: "", err: "" };
    const all = { out: join(folder, "gen"), importExtension: ".js", ...options };
    return await makeContracts(["Shop.dll"], all, terminalIn(), () => Promise.resolve([assembly]));
  };
  const written = (): string => readFileSync(join(folder, "gen", "shop.ts"), "utf8");

  it("writes the files, names them, and lists what it left out", async () => {
    assert.equal(await run(shop("Stars")), 0);
    assert.equal(said.out, `${join(folder, "gen", "shop.ts")}\n`);
    assert.include(written(), "stars: t.int,");
    assert.equal(said.err, "left out: Shop.Note.Done: System.Action has no counterpart.\n1 left out: --strict makes that an error.\n");
  });

  it("ends with 1 with --strict when something is left out", async () => {
    assert.equal(await run(shop("Stars"), { strict: true }), 1);
    assert.include(said.err, "1 left out: that is an error, by --strict.");
  });

  it("ends with 0 with --check when the files are what would be written, and writes nothing", async () => {
    await run(shop("Stars"));
    assert.equal(await run(shop("Stars"), { check: true }), 0);
    assert.include(said.out, "are those of the assemblies");
  });

  it("ends with 1 with --check when a file is missing or differs, and says where", async () => {
    assert.equal(await run(shop("Stars"), { check: true }), 1);
    assert.include(said.err, `missing: ${join(folder, "gen", "shop.ts")}`);
    await run(shop("Stars"));
    assert.equal(await run(shop("Points"), { check: true }), 1);
    assert.include(said.err, "stale: ");
    assert.include(said.err, "\n  -   stars: t.int,");
    assert.include(said.err, "\n  +   points: t.int,");
    assert.include(said.err, "run ritsem contracts without --check and commit what it writes.");
    assert.include(written(), "stars");
  });

  it("sees a line that was moved", async () => {
    await run(shop("A", "B"));
    assert.equal(await run(shop("B", "A"), { check: true }), 1);
    assert.include(said.err, "0 lines were removed, 0 were added, the first difference is in line 6");
  });

  it("keeps changes of others from looking right", async () => {
    await run(shop("Stars"));
    writeFileSync(join(folder, "gen", "shop.ts"), `${written()}// mine\n`);
    assert.equal(await run(shop("Stars"), { check: true }), 1);
  });

  it("ends with 2 and one sentence where there is no .NET SDK", async () => {
    said = { out: "", err: "" };
    const exitCode = await runCommandLine(
      ["contracts", "Shop.dll", "--out", join(folder, "gen")],
      terminalIn({ PATH: folder, XDG_CACHE_HOME: folder }),
    );
    assert.deepEqual([exitCode, said.out], [2, ""]);
    assert.match(said.err, /^ritsem contracts reads .* there is no dotnet on the PATH\. .*\n$/);
  });

  it("asks for the folder", async () => {
    said = { out: "", err: "" };
    assert.equal(await runCommandLine(["contracts", "Shop.dll"], terminalIn()), 1);
    assert.include(said.err, "required option '--out <dir>' not specified");
  });
});
