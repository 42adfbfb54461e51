import { seasons, type Season } from "../catalogue/products";

export const trips = ["day", "hut", "camp", "city"] as const;
export type Trip = (typeof trips)[number];

export const steps = ["start", "trip", "season", "nights", "kit"] as const;
export type Step = (typeof steps)[number];

export const mostNights = 14;

/** Everything the advisor knows stands in the address: a step is a place one can go back to. */
export interface Answers {
  readonly step: Step;
  readonly trip: Trip | null;
  readonly season: Season | null;
  readonly nights: number | null;
}

export const noAnswers: Answers = { step: "start", trip: null, season: null, nights: null };

export function readAnswers(parameters: URLSearchParams): Answers {
  const given = {
    trip: trips.find((trip) => trip === parameters.get("trip")) ?? null,
    season: seasons.find((season) => season === parameters.get("season")) ?? null,
    nights: readNights(parameters.get("nights")),
  };
  const asked = steps.find((step) => step === parameters.get("step")) ?? "start";
  return { ...given, step: reachable(asked, given) };
}

export function addressOf(answers: Answers): string {
  const parameters = new URLSearchParams();
  if (answers.step !== "start") parameters.set("step", answers.step);
  if (answers.trip !== null) parameters.set("trip", answers.trip);
  if (answers.season !== null) parameters.set("season", answers.season);
  if (answers.nights !== null) parameters.set("nights", String(answers.nights));
  const text = parameters.toString();
  return text === "" ? "/guide.html" : `/guide.html?${text}`;
}

export function stepBefore(step: Step): Step {
  return steps[steps.indexOf(step) - 1] ?? "start";
}

/** A link may ask for the kit before all is answered: then the first open question comes up. */
function reachable(asked: Step, given: Omit<Answers, "step">): Step {
  const open: Step = given.trip === null ? "trip" : given.season === null ? "season" : given.nights === null ? "nights" : "kit";
  return steps.indexOf(asked) <= steps.indexOf(open) ? asked : open;
}

function readNights(text: string | null): number | null {
  const nights = Number(text);
  return text !== null && Number.isInteger(nights) && nights >= 0 && nights <= mostNights ? nights : null;
}
