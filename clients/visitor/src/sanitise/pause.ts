import type { PauseCriterion } from "@alongside/protocol";

/** Whether sharing pauses on this page: one criterion that holds is enough. `address` is the whole `location.href`. */
export function mustPause(address: string, criteria: readonly PauseCriterion[]): boolean {
  return criteria.some((criterion) => holds(address, criterion));
}

function holds(address: string, { url_fragment, condition }: PauseCriterion): boolean {
  switch (condition) {
    case "includes":
      return address.includes(url_fragment);
    case "does_not_include":
      return !address.includes(url_fragment);
    case "starts_with":
      return address.startsWith(url_fragment);
    case "ends_with":
      return address.endsWith(url_fragment);
    case "equals":
      return address === url_fragment;
  }
}
