/** The customer is spoken to in the language of the page, the agent in the one of their browser. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { eventually } from "./world/patience";
import { World } from "./world/world";

let world: World;

beforeAll(async () => {
  world = await World.open();
});

afterEach(() => world.clear());

afterAll(() => world?.close());

interface Said {
  language: string;
  locale: string;
  lang: string;
  pill: string;
  key: string;
  consent: string;
  stop: string;
  start: string;
  live: string;
  ended: string;
}

test.each<Said>([
  {
    language: "English",
    locale: "en-GB",
    lang: "en",
    pill: "Share this page",
    key: "Security key",
    consent: "Let Ada Lindqvist see this page?",
    stop: "Stop",
    start: "Start a session",
    live: "Live",
    ended: "Your customer stopped sharing.",
  },
  {
    language: "German",
    locale: "de-AT",
    lang: "de",
    pill: "Diese Seite teilen",
    key: "Sicherheitsschlüssel",
    consent: "Darf Ada Lindqvist diese Seite sehen?",
    stop: "Beenden",
    start: "Sitzung starten",
    live: "Live",
    ended: "Ihr Kunde hat das Teilen beendet.",
  },
  {
    language: "Portuguese",
    locale: "pt-BR",
    lang: "pt",
    pill: "Partilhar esta página",
    key: "Chave de segurança",
    consent: "Ada Lindqvist pode ver esta página?",
    stop: "Parar",
    start: "Iniciar sessão",
    live: "Em direto",
    ended: "O seu cliente parou de partilhar.",
  },
])("customer and agent go the whole way in $language", async ({ locale, lang, pill, key, consent, stop, start, live, ended }) => {
  const [ada, vera] = await Promise.all([world.agent("ada", { locale }), world.customer({ locale })]);
  expect(await vera.page.getAttribute("html", "lang")).toBe(lang);
  expect(await ada.page.getAttribute("html", "lang")).toBe(lang);
  expect(await ada.page.getByTestId("start-session").textContent()).toBe(start);
  const digits = await ada.start();
  expect(await vera.pill.textContent()).toBe(pill);
  await vera.pill.click();
  expect(await vera.page.locator("#key-dialog label").textContent()).toBe(key);
  await vera.key.fill(digits);
  await vera.key.press("Enter");
  await eventually(() => vera.consent.locator("h2").textContent()).toBe(consent);
  await vera.agree.click();
  await vera.isSeen();
  expect(await vera.who.textContent()).toContain("Ada Lindqvist");
  expect(await vera.stop.textContent()).toContain(stop);
  await ada.sees("live");
  expect(await ada.page.getByTestId("session-state").textContent()).toBe(live);
  await vera.stop.click();
  await eventually(() => ada.ended.textContent()).toContain(ended);
});

test("an agent who changes the language of the console keeps it, and the session", async () => {
  const { ada } = await world.sharing();
  await ada.replay.locator("#products").waitFor();
  await ada.replay.locator("body").evaluate((body) => body.setAttribute("data-kept", ""));
  await ada.page.getByRole("button", { name: "Language" }).click();
  await ada.page.getByRole("menuitemradio", { name: "Deutsch" }).click();
  await ada.page.getByRole("heading", { name: "Co-Browse-Sitzung" }).waitFor();
  expect(await ada.page.getAttribute("html", "lang")).toBe("de");
  expect(await ada.replay.locator("body[data-kept]").count()).toBe(1);
  await ada.page.reload();
  await ada.page.getByRole("heading", { name: "Co-Browse-Sitzung" }).waitFor();
});
