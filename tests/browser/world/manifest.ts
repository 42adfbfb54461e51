import { readFile } from "node:fs/promises";
import { parse } from "yaml";

const PORTS = ["http", "socket", "dynamodb", "oidc"] as const;
const SITES = ["shop", "second-shop", "console", "viewer", "snippet"] as const;

/** Where everything is, by the manifest's names. */
export type Addresses = Record<(typeof PORTS)[number] | `sites.${(typeof SITES)[number]}`, string>;

/** What is touched of the manifest; the rest passes through. */
interface Manifest {
  ports: Record<string, number>;
  sites: Record<string, { port: number }>;
  oidc: { people: { sub: string }[] };
  ready: string;
}

/** An agent is in one session at a time: a test that has agents of its own is in no other test's way. */
const COPIES = 24;

/**
 * The manifest of `make run`, but for the ports: any that are free, or those from before. It says its addresses as
 * JSON, and each of its people is there many times: `ada`, `ada-1`, `ada-2`, all by the name of Ada Lindqvist.
 */
export async function manifestAt(path: string, before: Addresses | null): Promise<string> {
  const manifest = parse(await readFile(path, "utf8"), { merge: true }) as Manifest;
  const port = (name: keyof Addresses): number => (before === null ? 0 : Number(new URL(before[name]).port));
  for (const name of PORTS) manifest.ports[name] = port(name);
  for (const name of SITES) {
    const site = manifest.sites[name];
    if (site !== undefined) site.port = port(`sites.${name}`);
  }
  manifest.oidc.people = manifest.oidc.people.flatMap((one) => [
    one,
    ...Array.from({ length: COPIES }, (_, copy) => ({ ...one, sub: `${one.sub}-${copy + 1}` })),
  ]);
  const names: (keyof Addresses)[] = [...PORTS, ...SITES.map((name) => `sites.${name}` as const)];
  manifest.ready = JSON.stringify(Object.fromEntries(names.map((name) => [name, `\${${name}}`])));
  return JSON.stringify(manifest);
}
