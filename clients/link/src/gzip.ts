/** More came out than was allowed: a small message that would fill the memory. */
export class TooMuch extends Error {
  override readonly name = "TooMuch";
}

const CAN_STREAM = typeof CompressionStream !== "undefined" && typeof DecompressionStream !== "undefined";

export async function gzip(text: string, canStream: boolean = CAN_STREAM): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  if (!canStream) return (await import("fflate")).gzipSync(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Unpacks to at most `most` bytes of text; throws {@link TooMuch} as soon as there are more. */
export async function gunzip(
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
  canStream: boolean = CAN_STREAM,
): Promise<string> {
  return canStream ? gunzipStream(bytes, most) : gunzipFallback(bytes, most);
}

async function gunzipStream(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<string> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let total = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    total += value.length;
    if (total > most) {
      // The stream may be in a state that can't be cancelled; it is dropped in any case.
      reader.cancel().catch(() => {});
      throw new TooMuch();
    }
    text += decoder.decode(value, { stream: true });
  }
}

async function gunzipFallback(bytes: Uint8Array, most: number): Promise<string> {
  const { Gunzip } = await import("fflate");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let total = 0;
  let isDone = false;
  const unzip = new Gunzip((chunk, isLast) => {
    total += chunk.length;
    if (total > most) throw new TooMuch();
    text += decoder.decode(chunk, { stream: !isLast });
    isDone ||= isLast;
  });
  // In slices, so that the bound is looked at before much has come out.
  const slice = 4096;
  for (let i = 0; i < bytes.length; i += slice) unzip.push(bytes.subarray(i, i + slice), i + slice >= bytes.length);
  if (!isDone) throw new Error("the gzip data ends too early");
  return text;
}
