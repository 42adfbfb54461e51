import type { Config } from "./config";

/**
 * Adds Alongside to the page. A real site writes the one tag into its HTML;
 * this build serves several organisations, so the tag comes from the configuration.
 */
export function addSnippet(config: Config): void {
  const tag = document.createElement("script");
  tag.async = true;
  tag.src = `${config.snippet}/alongside.js`;
  tag.dataset["organisation"] = config.organisation;
  tag.addEventListener("error", () => console.warn(`Alongside isn't there: ${tag.src} could not be loaded. The shop works without it.`));
  document.head.append(tag);
}
