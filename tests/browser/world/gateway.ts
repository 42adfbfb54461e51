import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { type Addresses, manifestAt } from "./manifest";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const BUILT = "target/local";

/** What is logged, and what is pictured, is here after a run. */
export const REPORTS = { logs: join(ROOT, "target/browser-tests"), pictures: join(ROOT, "target/screenshots") };

/** How long a start may take on a busy machine. */
const PATIENCE = 60_000;

/** The one-machine gateway as `make run` starts it, on ports and with a state of its own. */
export class Gateway {
  readonly #folder: string;
  readonly #log: string;
  #process: ChildProcess | null = null;
  #addresses: Addresses | null = null;

  private constructor(folder: string, log: string) {
    this.#folder = folder;
    this.#log = log;
    // A test run that is broken off leaves no gateway behind.
    process.once("exit", () => this.#process?.kill("SIGKILL"));
  }

  static async start(): Promise<Gateway> {
    for (const file of [`${BUILT}/alongside-local`, "clients/visitor/dist/alongside.js", "clients/console/dist/index.html"]) {
      if (!existsSync(join(ROOT, file))) throw new Error(`${file} isn't there: run \`make build\` first`);
    }
    await mkdir(REPORTS.logs, { recursive: true });
    const name = basename(expect.getState().testPath ?? "gateway").replace(/\..*/, "");
    const gateway = new Gateway(await mkdtemp(join(tmpdir(), "alongside-browser-")), join(REPORTS.logs, `${name}.log`));
    await gateway.startAgain();
    return gateway;
  }

  get addresses(): Addresses {
    if (this.#addresses === null) throw new Error("the gateway has not been started");
    return this.#addresses;
  }

  /** Every inbound request and message, as JSON lines. */
  get recording(): string {
    return join(this.#folder, "recording");
  }

  /** Starts with what was stored, and on the ports that it had, if it was running before. */
  async startAgain(): Promise<void> {
    const manifest = join(this.#folder, "manifest.yaml");
    await writeFile(manifest, await manifestAt(join(ROOT, "infra/one-machine.yaml"), this.#addresses));
    const options = { template: "template.yaml", manifest, bootstraps: BUILT, state: join(this.#folder, "state"), record: this.recording };
    const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const child = spawn(join(BUILT, "alongside-local"), ["run", ...words], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    this.#process = child;
    child.stderr.pipe(createWriteStream(this.#log, { flags: "a" }));
    this.#addresses = await this.#ready(child);
  }

  /** As a crash does, or the plug that is pulled: nothing is said to anybody. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.#end("SIGTERM");
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #ready(child: ChildProcess): Promise<Addresses> {
    const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
    try {
      if (child.stdout !== null) {
        for await (const line of createInterface(child.stdout)) {
          if (line.startsWith("{")) return JSON.parse(line) as Addresses;
        }
      }
    } finally {
      clearTimeout(timer);
    }
    throw new Error(`the gateway did not start: ${(await readFile(this.#log, "utf8")).slice(-2_000)}`);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  }
}
