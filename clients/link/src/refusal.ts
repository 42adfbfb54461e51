import type { ErrorBody, ErrorCode } from "@alongside/protocol";

/** What was asked can't be had. `message` is a sentence for people that says what to do next. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: ErrorCode;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, retryAfterSeconds?: number) {
    super(message);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The refusal that an error body from the server tells. */
  static from(body: ErrorBody): Refusal {
    return new Refusal(body.code, body.message, body.retry_after_seconds);
  }
}

/** Whether asking the very same again can't help. */
export function isFinal(code: ErrorCode): boolean {
  return !["internal", "throttled", "locked_out", "conflict"].includes(code);
}
