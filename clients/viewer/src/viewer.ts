/** One connection with the console: takes what comes over the port to where it belongs, and says how far it is. */
import type { Annotation } from "@alongside/protocol";
import { Intake } from "./intake";
import { boxOf, findElement, MarkLayer, type Point, within } from "./marks";
import type { FromViewer, Labels, ToViewer } from "./messages";
import { peek } from "./peek";
import { ScrollReport } from "./report";
import { addressOf, Sanitiser } from "./sanitise";
import type { Assets } from "./sanitise/assets";
import { isFields, isNumber } from "./sanitise/shape";
import { Stage } from "./stage";
import { ActTool, type Ground, PointTool, Surface, takeTool } from "./tools";

const META = 4;
const FULL_SNAPSHOT = 2;

/** How long an annotation that is looked for stays in sight. */
const SHOW_MS = 8_000;

/** What is written over the page is enlarged as the page is shrunk, within reason. */
const MOST_ENLARGED = 3;

/** The sharer's colour where nobody has said one. */
const SHARER_COLOR = "#e2ab2e";

export class Viewer {
  readonly #root: HTMLElement;
  readonly #port: MessagePort;
  readonly #sanitiser: Sanitiser;
  readonly #intake: Intake;
  readonly #stage: Stage;
  readonly #marks: MarkLayer;
  readonly #surface: Surface;
  readonly #scrolls: ScrollReport;
  readonly #ground: Ground;
  #address = "";
  #page = 0;
  #board: readonly Annotation[] = [];
  #sharerColor = SHARER_COLOR;
  /** Events were given up: what follows says nothing until a whole page comes. */
  #isLost = false;
  #unpeek: (() => void) | null = null;
  #batches = 0;
  #snapshots = 0;
  #lastEventAt = 0;

  constructor(root: HTMLElement, port: MessagePort, labels: Labels, assets: Assets) {
    this.#root = root;
    this.#port = port;
    this.#sanitiser = new Sanitiser(assets);
    this.#intake = new Intake({
      apply: (event, page) => this.#apply(event, page),
      onBatch: () => this.#tellApplied(),
      onBehind: (events) => this.#tell({ type: "behind", events }),
      onOverflow: () => {
        this.#isLost = true;
        this.#tell({ type: "failed", message: "too much at once" });
      },
    });
    this.#stage = new Stage(root, labels, {
      onSize: (width, height) => this.#resize(width, height),
      onPress: (node, at) => this.#showPress(node, at),
      onFailure: (message) => this.#tell({ type: "failed", message }),
    });
    const overlay = document.createElement("div");
    overlay.className = "overlay";
    this.#marks = new MarkLayer(root, {
      root: () => this.#stage.document,
      page: () => this.#address,
      nodeOf: (page, node) => (page === this.#page ? this.#stage.elementOf(node) : null),
      labels,
      onEdit: (annotation, text) => this.#tell({ type: "edit", annotation, text }),
      onRemove: (annotation) => this.#tell({ type: "remove", annotation }),
    });
    this.#ground = {
      stage: this.#stage,
      marks: this.#marks,
      overlay,
      page: () => this.#page,
      address: () => this.#address,
      tell: (message) => this.#tell(message),
      focus: () => this.#surface.focus(),
    };
    this.#surface = new Surface(root, labels.stage, this.#ground, new PointTool());
    this.#marks.raise();
    root.append(overlay);
    this.#scrolls = new ScrollReport(
      () => (this.#unpeek ? null : this.#stage.document),
      (message) => this.#tell(message),
    );
    port.addEventListener("message", this.#take);
    port.start();
    this.#tell({ type: "ready" });
  }

  close(): void {
    this.#port.close();
    this.#surface.close();
    this.#marks.close();
    this.#scrolls.close();
    this.#root.remove();
  }

  readonly #take = ({ data }: MessageEvent<ToViewer>): void => {
    switch (data.type) {
      case "events":
        return this.#intake.take(data.events, data.page);
      case "tool":
        this.#surface.tool = takeTool(data.tool, data.stays, this.#ground, (element) => this.#aimAt(element));
        return;
      case "people": {
        const sharer = data.people.find(({ isSharer }) => isSharer === true);
        this.#sharerColor = sharer?.color ?? SHARER_COLOR;
        this.#stage.pointerName = sharer?.name ?? "";
        return this.#marks.people(data.people, data.you);
      }
      case "pointing":
        return this.#marks.pointing(data.by, data.pointing);
      case "board":
        this.#board = data.annotations;
        return this.#marks.board(data.annotations);
      case "fading":
        return this.#marks.fading(data.by, data.fading);
      case "outcome":
        if (this.#surface.tool instanceof ActTool) this.#surface.tool.outcome(data.outcome);
        return;
      case "scale":
        return this.#enlarge(data.scale);
      case "focus":
        window.focus();
        return this.#surface.begin();
      case "show":
        return this.#show(data.annotation);
    }
  };

  #apply(event: unknown, page: number): void {
    const kind = isFields(event) ? event["type"] : null;
    if (this.#isLost && kind !== FULL_SNAPSHOT && kind !== META) return;
    const clean = this.#sanitise(event);
    if (!clean) return;
    this.#page = page;
    if (kind === FULL_SNAPSHOT) this.#isLost = false;
    this.#tellAddress(event);
    this.#stage.apply(clean);
    if (isFields(event) && isNumber(event["timestamp"])) this.#lastEventAt = event["timestamp"];
    if (kind === FULL_SNAPSHOT) this.#snapshots += 1;
  }

  #sanitise(event: unknown): ReturnType<Sanitiser["sanitise"]> {
    try {
      return this.#sanitiser.sanitise(event);
    } catch {
      this.#tell({ type: "failed", message: "not understood" });
      return null;
    }
  }

  #tellAddress(event: unknown): void {
    const address = addressOf(event);
    if (address === null || address === this.#address) return;
    this.#address = address;
    this.#tell({ type: "address", address });
  }

  #tellApplied(): void {
    this.#batches += 1;
    const [batches, snapshots, lastEventAt] = [this.#batches, this.#snapshots, this.#lastEventAt];
    this.#lastEventAt = 0;
    this.#tell({ type: "applied", batches, snapshots, lastEventAt });
    this.#scrolls.look();
    this.#sanitiser.prune((node) => this.#stage.has(node));
  }

  #resize(width: number, height: number): void {
    this.#root.style.width = `${width}px`;
    this.#root.style.height = `${height}px`;
    this.#tell({ type: "size", width, height });
  }

  #showPress(node: number, at: Point): void {
    const element = this.#stage.elementOf(node);
    if (!element) return;
    // The place is one of the element's own window.
    const place = within(element, at, element.ownerDocument);
    this.#marks.pressed(() => this.#stage.elementOf(node), place, this.#sharerColor);
  }

  #aimAt(element: Element): void {
    const root = this.#stage.document;
    const { x, y, width, height } = root ? boxOf(element, root) : { x: 0, y: 0, width: 0, height: 0 };
    this.#surface.aimAt({ x: x + width / 2, y: y + height / 2 });
  }

  #enlarge(scale: number): void {
    const factor = Math.min(MOST_ENLARGED, Math.max(1, 1 / (scale > 0 ? scale : 1)));
    this.#root.style.setProperty("--readable", String(factor));
    this.#marks.readable(factor);
  }

  #show(annotation: string): void {
    const found = this.#board.find(({ id }) => id === annotation);
    const root = this.#stage.document;
    if (!found || !root || found.anchor.page !== this.#address) return;
    const element = findElement(found.anchor.way, root);
    if (!element) return;
    this.#unpeek?.();
    if (!this.#marks.isSeen(annotation)) {
      const undo = peek(element, root);
      const timer = setTimeout(() => this.#unpeek?.(), SHOW_MS);
      this.#unpeek = () => {
        clearTimeout(timer);
        this.#unpeek = null;
        undo();
      };
    }
    this.#marks.flash(annotation);
  }

  #tell(message: FromViewer): void {
    this.#port.postMessage(message);
  }
}
