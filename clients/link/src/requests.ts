import type {
  AnnotationRequest,
  ControlRequest,
  ErrorBody,
  KeyRequest,
  RequestId,
  SessionRequest,
} from "@alongside/protocol";
import { Refusal } from "./refusal";
import { ulid } from "./ulid";
import type { Wire } from "./wire";

/** What can be asked, by action. */
export interface Requests {
  session: SessionRequest;
  key: KeyRequest;
  control: ControlRequest;
  annotation: AnnotationRequest;
}

export interface RequestOptions {
  /** The request's id, where the caller must know it. */
  id?: RequestId;
  /** Rejects after so many milliseconds without an answer. */
  timeout?: number;
  /** Whether the request outlives its connection. A request about the connection itself does not. */
  resend?: boolean;
  /** The request goes out again, on another connection: its answer may be about the one before. */
  onResend?: () => void;
}

interface Pending {
  frame: string;
  wire: Wire | null;
  isSent: boolean;
  resend: boolean;
  onResend: () => void;
  timer: ReturnType<typeof setTimeout>;
  resolve: (answer: unknown) => void;
  reject: (reason: Error) => void;
}

/**
 * What was asked and is not answered. A request's id is made once, and it goes out under the same id on every
 * connection until it is answered: the server makes it have the effect of once.
 */
export class PendingRequests {
  readonly #pending = new Map<RequestId, Pending>();

  /** Asks on this connection, or on the next one while there is none. */
  ask<Answer>(wire: Wire | null, action: string, request: object, options: RequestOptions): Promise<Answer> {
    const { id = ulid(), timeout = 20_000, resend = true, onResend = () => {} } = options;
    return new Promise<Answer>((resolve, reject) => {
      if (wire === null && !resend) {
        reject(new Refusal("internal", "There is no connection."));
        return;
      }
      const pending: Pending = {
        frame: JSON.stringify({ action, id, ...request }),
        wire: null,
        isSent: false,
        resend,
        onResend,
        timer: setTimeout(() => {
          this.#settle(id, () => reject(new Refusal("internal", "There was no answer. Try again in a moment.")));
        }, timeout),
        // The protocol says which request has which answer.
        resolve: (answer) => resolve(answer as Answer),
        reject,
      };
      this.#pending.set(id, pending);
      if (wire !== null) send(pending, wire);
    });
  }

  /** Sends what waits for a connection. */
  sendOn(wire: Wire): void {
    for (const pending of this.#pending.values()) {
      if (pending.wire === null) send(pending, wire);
    }
  }

  answered(id: RequestId, answer: { ok: unknown } | { error: ErrorBody }): void {
    const wire = this.#pending.get(id)?.wire;
    if (wire?.isOpen === true && "error" in answer && answer.error.code === "unauthenticated") {
      // After a long sleep the connection may outlive its proof: the next one is asked again.
      wire.close();
      return;
    }
    this.#settle(id, (pending) => {
      if ("error" in answer) pending.reject(Refusal.from(answer.error));
      else pending.resolve(answer.ok);
    });
  }

  /** A connection is gone: what was asked on it goes to the next one, or waits for it. */
  lost(wire: Wire, next: Wire | null): void {
    for (const [id, pending] of [...this.#pending]) {
      if (pending.wire !== wire) continue;
      if (!pending.resend) this.#settle(id, () => pending.reject(new Refusal("internal", "The connection was lost.")));
      else if (next !== null && next !== wire) send(pending, next);
      else pending.wire = null;
    }
  }

  rejectAll(reason: Error): void {
    for (const id of [...this.#pending.keys()]) this.#settle(id, (pending) => pending.reject(reason));
  }

  #settle(id: RequestId, how: (pending: Pending) => void): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    this.#pending.delete(id);
    clearTimeout(pending.timer);
    how(pending);
  }
}

function send(pending: Pending, wire: Wire): void {
  pending.wire = wire;
  if (pending.isSent) pending.onResend();
  pending.isSent = true;
  wire.send(pending.frame);
}
