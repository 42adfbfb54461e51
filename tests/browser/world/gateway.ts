import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
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

/** Runs a command, says its process first, and kills it when whoever reads is gone: a broken-off run leaves nothing. */
const GUARD = `exec 3<&0
"$@" </dev/null 3<&- &
gateway=$!
echo "$gateway"
{ cat <&3; kill -9 "$gateway"; } >/dev/null 2>&1 &
wait "$gateway"
kill "$!"`;

/** The one-machine gateway as `make run` starts it, on ports and with a state of its own. */
export class Gateway {
  readonly #folder: string;
  readonly #log: string;
  #guard: ChildProcessWithoutNullStreams | null = null;
  #pid: number | null = null;
  #addresses: Addresses | null = null;

  private constructor(folder: string, log: string) {
    this.#folder = folder;
    this.#log = log;
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
    const command = [join(BUILT, "alongside-local"), "run", ...words];
    const child = spawn("sh", ["-c", GUARD, "guard", ...command], { cwd: ROOT });
    this.#guard = child;
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

  /** The first line says the process, the one in braces the addresses. */
  async #ready({ stdout }: ChildProcessWithoutNullStreams): Promise<Addresses> {
    const timer = setTimeout(() => this.#signal("SIGKILL"), PATIENCE);
    try {
      for await (const line of createInterface(stdout)) {
        if (line.startsWith("{")) return JSON.parse(line) as Addresses;
        if (this.#pid === null) this.#pid = Number(line);
      }
    } finally {
      clearTimeout(timer);
    }
    throw new Error(`the gateway did not start: ${(await readFile(this.#log, "utf8")).slice(-2_000)}`);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const guard = this.#guard;
    if (guard === null) return;
    if (guard.exitCode === null) {
      const exited = once(guard, "exit");
      this.#signal(signal);
      // What is under way may take two seconds; what takes much longer hangs.
      const timer = setTimeout(() => this.#signal("SIGKILL"), 15_000);
      await exited;
      clearTimeout(timer);
    }
    guard.stdin.end();
    this.#guard = null;
    this.#pid = null;
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#pid !== null) process.kill(this.#pid, signal);
  }
}
