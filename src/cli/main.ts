#!/usr/bin/env node
import { nodePlatform } from "../platform/node/index.ts";
import { runCommandLine } from "./command-line.ts";

process.exitCode = await runCommandLine(process.argv.slice(2), {
  platform: nodePlatform(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
