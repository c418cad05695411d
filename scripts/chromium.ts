import { existsSync } from "node:fs";

const candidates = [process.env["CHROMIUM"], "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"];
// Shown by the launcher when there is none; other tools that read this need no browser.
const NOT_FOUND = "Chromium, which was not found: install chromium-headless-shell, or let CHROMIUM name one";

/** The Chromium that CHROMIUM names, or the system's, as options of a launcher. */
export const chromiumOptions: { readonly executablePath: string; readonly args: string[] } = {
  executablePath: candidates.find((path) => path !== undefined && existsSync(path)) ?? NOT_FOUND,
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
};

/** Whether there is one. */
export const hasChromium: boolean = chromiumOptions.executablePath !== NOT_FOUND;
