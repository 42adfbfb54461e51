import { expect, test } from "vitest";
import { addressOf, noAnswers, readAnswers, stepBefore } from "../src/guide/answers";
import { recommend } from "../src/guide/recommend";

const read = (query: string) => readAnswers(new URLSearchParams(query));

test("answers survive the address", () => {
  const answers = { step: "kit", trip: "camp", season: "winter", nights: 0 } as const;
  expect(readAnswers(new URL(addressOf(answers), "http://shop").searchParams)).toEqual(answers);
  expect(addressOf(noAnswers)).toBe("/guide.html");
});

test("a step is only reached when the ones before are answered", () => {
  expect(read("step=kit").step).toBe("trip");
  expect(read("step=kit&trip=hut").step).toBe("season");
  expect(read("step=kit&trip=hut&season=summer&nights=99").step).toBe("nights");
  expect(read("step=elsewhere&trip=nowhere")).toEqual(noAnswers);
});

test("there is a way back from every step", () => {
  expect(stepBefore("kit")).toBe("nights");
  expect(stepBefore("start")).toBe("start");
});

test("campers get a roof and a bed, day trippers don't", () => {
  const camping = recommend("camp", "shoulder", 3).map(({ product }) => product);
  expect(camping).toEqual(expect.arrayContaining(["lavvu-2", "moss-mat", "dune-down", "fjell-45"]));
  expect(recommend("day", "summer", 0).map(({ product }) => product)).toEqual(["skarv-22", "stig-boot", "regn-shell", "kanne-bottle"]);
});
