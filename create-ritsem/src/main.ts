#!/usr/bin/env node
// The command `create-ritsem`. This file must load on any version of Node, so that an old one gets a sentence instead of a syntax error.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `create-ritsem needs Node 20.19 or newer, and this is Node ${process.versions.node}. Install a newer Node from https://nodejs.org.`,
  );
  process.exitCode = 1;
} else {
  void import("./create.ts").then(({ create }) => create(process.argv.slice(2)));
}
