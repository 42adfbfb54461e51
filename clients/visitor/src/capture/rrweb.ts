import { record as rrwebRecord } from "@rrweb/record";
import type { SamplingStrategy } from "@rrweb/types";

/** What is used of rrweb's options: its own types come with a package that is not installed. */
interface RecordOptions {
  emit: (event: unknown) => void;
  errorHandler: (error: unknown) => boolean;
  blockSelector: string;
  maskTextSelector: string;
  maskTextFn: (text: string, element: HTMLElement | null) => string;
  maskInputOptions: Record<string, boolean>;
  maskInputFn: (text: string, element: HTMLElement) => string;
  slimDOMOptions: Record<string, boolean>;
  sampling: SamplingStrategy;
  recordAfter: "DOMContentLoaded";
  inlineStylesheet: boolean;
  recordCanvas: boolean;
  collectFonts: boolean;
  inlineImages: boolean;
  recordCrossOriginIframes: boolean;
}

interface Recorder {
  (options: RecordOptions): (() => void) | undefined;
  takeFullSnapshot(): void;
  mirror: { getNode(id: number): Node | null; getId(node: Node): number };
}

export const record = rrwebRecord as unknown as Recorder;
