/**
 * What this viewer may fetch, beside its own files: read from `config.json` once, and made the page's policy before
 * anything is shown. The policy in `index.html` lets through what any configuration could ask for; a second one
 * narrows it to what this one does. Where the configuration can't be read, nothing is fetched.
 */
import { Assets, NO_ASSETS } from "./sanitise/assets";
import { isFields, isText, listOf } from "./sanitise/shape";

export async function settlePolicy(): Promise<Assets> {
  const assets = await readAssets();
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = policyFor(assets);
  document.head.append(policy);
  return assets;
}

export function policyFor(assets: Assets): string {
  const hosts = assets.origins.map((origin) => ` ${origin}`).join("");
  return [
    `img-src data: blob:${hosts}`,
    `font-src data:${hosts}`,
    `style-src 'self' 'unsafe-inline'${hosts}`,
    "connect-src 'none'",
  ].join("; ");
}

async function readAssets(): Promise<Assets> {
  try {
    const answer = await fetch("config.json", { credentials: "omit", redirect: "error", cache: "no-cache" });
    const config: unknown = answer.ok ? await answer.json() : null;
    return isFields(config)
      ? new Assets(listOf(config["asset_hosts"], (host) => (isText(host) ? host : null)))
      : NO_ASSETS;
  } catch {
    return NO_ASSETS;
  }
}
