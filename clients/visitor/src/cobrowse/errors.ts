import { Refusal } from "@alongside/link";
import type { Texts } from "../texts";

/** What to tell the customer, in their language: what happened and what to do next. */
export function explain(reason: unknown, { errors }: Texts): string {
  if (!(reason instanceof Refusal)) return errors.offline;
  switch (reason.code) {
    case "not_found":
    case "malformed":
      return errors.wrongKey;
    case "expired":
      return errors.expired;
    case "conflict":
    case "limit_reached":
      return errors.taken;
    case "forbidden":
    case "unauthenticated":
    case "unlicensed":
    case "retired":
      return errors.notHere;
    case "throttled":
      return errors.busy;
    case "unsupported":
      return errors.unsupported;
    default:
      return navigator.onLine ? errors.unknown : errors.offline;
  }
}
