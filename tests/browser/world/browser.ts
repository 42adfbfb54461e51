import { execFileSync } from "node:child_process";
import { type Browser, chromium } from "playwright-core";

const ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"];

export function launch(...more: string[]): Promise<Browser> {
  return chromium.launch({ executablePath: whereChromiumIs(), args: [...ARGUMENTS, ...more] });
}

function whereChromiumIs(): string {
  const said = process.env["CHROMIUM"];
  if (said !== undefined) return said;
  try {
    const search = "command -v chromium || command -v google-chrome || command -v chromium-browser";
    return execFileSync("sh", ["-c", search], { encoding: "utf8" }).trim();
  } catch {
    throw new Error("there is no Chromium: see tests/browser/run");
  }
}
