/** Runs in the shared page. */
import { record } from "@rrweb/record";

const host = window.parent as Window & { onShared(event: unknown): void };
record({ emit: (event) => host.onShared(JSON.parse(JSON.stringify(event))), inlineStylesheet: true });
host.postMessage("recording", "*");
