/** Shows one story: `/stories/?story=key&lang=de&scheme=dark`. For looking at, and for tests; never built. */
import type { Welcome } from "@alongside/protocol";
import type { MantineColorScheme } from "@mantine/core";
import { createRoot } from "react-dom/client";
import { SignInPage } from "../src/auth/sign-in-page";
import { Desk } from "../src/desk/desk";
import type { DeskLink, Doors } from "../src/desk/live-session";
import { DeskApp } from "../src/desk-app";
import { startI18n } from "../src/i18n";
import { isSpoken } from "../src/i18n/language";
import { StartFailure } from "../src/start-failure";
import { Themed } from "../src/theme/themed";
import { fakeAdmin } from "./admin/fake-server";
import { FakeSession } from "./fake-session";
import { STORIES, type Story } from "./stories";

const asked = new URLSearchParams(window.location.search);
const name = asked.get("story") ?? "home";
const lang = asked.get("lang") ?? "en";
const scheme = (asked.get("scheme") ?? "light") as MantineColorScheme;
const viewer = asked.get("viewer") ?? "http://127.0.0.1:4421";

function fakeLink({ link = "ready", trouble, openSession }: Story): DeskLink {
  const off = () => () => undefined;
  return {
    state: link,
    trouble: trouble ?? null,
    onState: off,
    onTrouble: (listener) => {
      if (trouble) setTimeout(() => listener(trouble));
      return () => undefined;
    },
    onWelcome: (listener) => {
      const welcome: Welcome = {
        protocol: 1,
        now: Date.now(),
        expires_at: Date.now() + 3_600_000,
        organisation: "nordwind",
        session: openSession ?? null,
      };
      if (link === "ready") setTimeout(() => void listener(welcome));
      return () => undefined;
    },
    probe: () => undefined,
    close: () => undefined,
  };
}

function fakeDoors({ session, refuse, openSession }: Story): Doors {
  const enter = () => {
    if (session) return Promise.resolve(session());
    return refuse ? Promise.reject(refuse) : new Promise<never>(() => undefined);
  };
  return { create: enter, join: enter, whereAmI: () => Promise.resolve(openSession ?? null) };
}

async function tell(story: Story): Promise<void> {
  if (story.viewerSays) window.viewerSays = story.viewerSays;
  const shown = story.viewerSays ? `${window.location.origin}/stories/fake-viewer` : viewer;
  const config = { api: "", issuer: "", client_id: "console", viewer: shown };
  const desk = new Desk(fakeLink(story), fakeDoors(story), window.sessionStorage);
  if (story.isStarted) await desk.start();
  window.history.replaceState(null, "", story.path);
  const agent = { name: "Ada Lindqvist", email: "ada@nordwind.example", permissions: [] };
  const account = { agent, signIn: () => undefined, signOut: () => undefined };
  root.render(
    <Themed scheme={scheme}>
      <DeskApp config={config} desk={desk} account={account} admin={fakeAdmin()} />
    </Themed>,
  );
  setTimeout(() => {
    const seated = desk.store.get().seat?.session;
    if (seated instanceof FakeSession) story.then?.(seated);
  }, 800);
}

const root = createRoot(document.getElementById("root") as HTMLElement);
window.sessionStorage.clear();
window.localStorage.removeItem("mantine-color-scheme-value");
await startI18n(isSpoken(lang) ? lang : "en");
const story = STORIES[name];
if (story) await tell(story);
else if (name === "sign-in" || name === "sign-in-failed") {
  const page = <SignInPage onSignIn={() => new Promise(() => undefined)} hasFailed={name === "sign-in-failed"} />;
  root.render(<Themed scheme={scheme}>{page}</Themed>);
} else if (name === "start-failure") {
  root.render(
    <Themed scheme={scheme}>
      <StartFailure reason="/config.json answers 404" />
    </Themed>,
  );
}
