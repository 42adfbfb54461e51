import { html, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { seasons, type Season } from "../catalogue/products";
import { draw } from "../page";
import type { Words } from "../words/language";
import { addressOf, mostNights, trips, type Answers } from "./answers";
import { follow, go } from "./route";

export function start({ guide }: Words, answers: Answers): TemplateResult {
  const next: Answers = { ...answers, step: "trip" };
  return html`
    <div class="guide-start">
      <div>
        <h1 tabindex="-1">${guide.start}</h1>
        <p>${guide.startText}</p>
        <a class="button" id="guide-begin" href=${addressOf(next)} @click=${(event: MouseEvent) => follow(event, next)}>${guide.begin}</a>
      </div>
    </div>
  `;
}

export function tripQuestion({ guide }: Words, answers: Answers): TemplateResult {
  return html`
    <h1 tabindex="-1">${guide.trip}</h1>
    <ul class="options">
      ${trips.map((trip) => {
        const [name, text] = guide.trips[trip];
        return option({ id: `trip-${trip}`, picture: `/img/trip-${trip}.svg`, name, text, chosen: answers.trip === trip, next: { ...answers, trip, step: "season" } });
      })}
    </ul>
  `;
}

const seasonPictures: Readonly<Record<Season, string>> = { summer: "regn-shell", shoulder: "ull-sweater", winter: "dune-down" };

export function seasonQuestion({ guide, seasons: names }: Words, answers: Answers): TemplateResult {
  return html`
    <h1 tabindex="-1">${guide.season}</h1>
    <ul class="options three">
      ${seasons.map((season) =>
        option({
          id: `season-${season}`,
          picture: `/img/${seasonPictures[season]}.svg`,
          name: names[season],
          text: guide.seasonTexts[season],
          chosen: answers.season === season,
          next: { ...answers, season, step: "nights" },
        }),
      )}
    </ul>
  `;
}

/** Where the slider stands before one continues. */
let slid: number | null = null;

export function nightsQuestion({ guide }: Words, answers: Answers): TemplateResult {
  const usual = answers.trip === "day" || answers.trip === "city" ? 0 : 3;
  const nights = slid ?? answers.nights ?? usual;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    slid = null;
    go({ ...answers, nights, step: "kit" });
  };
  const slide = (event: Event) => {
    slid = (event.target as HTMLInputElement).valueAsNumber;
    draw();
  };
  return html`
    <h1 tabindex="-1">${guide.nights}</h1>
    <form class="nights" @submit=${submit}>
      <div>
        <label for="nights">${guide.nightsLabel}</label>
        <output for="nights">${guide.nightsValue(nights)}</output>
        <input id="nights" name="nights" type="range" min="0" max=${mostNights} .value=${live(String(nights))} aria-valuetext=${guide.nightsValue(nights)} @input=${slide} />
        <button class="button" id="guide-next" type="submit">${guide.next}</button>
      </div>
      <img src="/img/trip-${answers.trip ?? "camp"}.svg" alt="" width="480" height="320" />
    </form>
  `;
}

interface Option {
  readonly id: string;
  readonly picture: string;
  readonly name: string;
  readonly text: string;
  readonly chosen: boolean;
  readonly next: Answers;
}

function option({ id, picture, name, text, chosen, next }: Option): TemplateResult {
  return html`
    <li>
      <a class="option ${chosen ? "chosen" : ""}" id=${id} href=${addressOf(next)} @click=${(event: MouseEvent) => follow(event, next)}>
        <img src=${picture} alt="" width="480" height="320" />
        <b>${name}</b>
        <span>${text}</span>
      </a>
    </li>
  `;
}
