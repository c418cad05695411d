import fc from "fast-check";

// Property tests explore other values in each run, which is how they find defects. In CI they use the same values each time, so that a failure there comes
// from the change.
const { process: host } = globalThis as { readonly process?: { readonly env: Readonly<Record<string, string | undefined>> } };
if (host?.env["CI"] === "true") fc.configureGlobal({ seed: 20_261_126 });
