import { html, nothing, type TemplateResult } from "lit-html";
import { addressOf, stepBefore, steps, type Answers } from "../guide/answers";
import { kit } from "../guide/kit";
import { nightsQuestion, seasonQuestion, start, tripQuestion } from "../guide/questions";
import { answers, follow, followHistory } from "../guide/route";
import { open } from "../page";
import { icon } from "../shell/icons";
import type { Words } from "../words/language";

followHistory();

void open({
  title: (words) => titleOf(answers(), words),
  view: (words) => html`
    <div class="wrap guide" id="guide" data-step=${answers().step}>
      ${answers().step === "start" ? nothing : progress(answers(), words)} ${step(answers(), words)}
    </div>
  `,
});

function step(given: Answers, words: Words): TemplateResult {
  if (given.step === "trip") return tripQuestion(words, given);
  if (given.step === "season") return seasonQuestion(words, given);
  if (given.step === "nights") return nightsQuestion(words, given);
  const { trip, season, nights } = given;
  if (given.step === "kit" && trip !== null && season !== null && nights !== null) return kit(words, trip, season, nights);
  return start(words, given);
}

function progress(given: Answers, { guide }: Words): TemplateResult {
  const place = steps.indexOf(given.step);
  const last = steps.length - 1;
  const before: Answers = { ...given, step: stepBefore(given.step) };
  return html`
    <div class="progress">
      <a id="guide-back" href=${addressOf(before)} @click=${(event: MouseEvent) => follow(event, before)}>${icon("left")} ${guide.back}</a>
      <progress max=${last} value=${place} aria-label=${guide.progress}></progress>
      <span>${guide.step(place, last)}</span>
    </div>
  `;
}

function titleOf(given: Answers, { guide }: Words): string {
  const titles = { start: guide.page, trip: guide.trip, season: guide.season, nights: guide.nights, kit: guide.kit };
  return given.step === "start" ? guide.page : `${titles[given.step]} · ${guide.page}`;
}
