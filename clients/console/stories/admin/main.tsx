/** Shows one story of the administration: `/stories/admin/?story=settings&lang=de&scheme=dark`. Never built. */
import type { MantineColorScheme } from "@mantine/core";
import { createRoot } from "react-dom/client";
import { Desk } from "../../src/desk/desk";
import type { DeskLink } from "../../src/desk/live-session";
import { DeskApp } from "../../src/desk-app";
import { startI18n } from "../../src/i18n";
import { isSpoken } from "../../src/i18n/language";
import { Themed } from "../../src/theme/themed";
import { fakeAdmin } from "./fake-server";
import { ADMIN_STORIES } from "./stories";

const EVERYTHING = ["cobrowse:session:view", "cobrowse:settings:edit", "cobrowse:audit:view"];

const asked = new URLSearchParams(window.location.search);
const lang = asked.get("lang") ?? "en";
const scheme = (asked.get("scheme") ?? "light") as MantineColorScheme;
const viewer = asked.get("viewer") ?? "http://127.0.0.1:4421";
const { path, permissions = EVERYTHING, ...fake } = ADMIN_STORIES[asked.get("story") ?? "settings"] ?? { path: "/" };

const off = () => () => undefined;
const link: DeskLink = {
  state: "ready",
  trouble: null,
  onState: off,
  onTrouble: off,
  onWelcome: off,
  probe: () => undefined,
  close: () => undefined,
};
const nowhere = () => new Promise<never>(() => undefined);
const desk = new Desk(link, { create: nowhere, join: nowhere, whereAmI: nowhere }, window.sessionStorage);
const agent = { name: "Ines Duarte", email: "ines@nordwind.example", permissions };
const account = { agent, signIn: () => undefined, signOut: () => undefined };

window.localStorage.removeItem("mantine-color-scheme-value");
window.history.replaceState(null, "", path);
await startI18n(isSpoken(lang) ? lang : "en");
createRoot(document.getElementById("root") as HTMLElement).render(
  <Themed scheme={scheme}>
    <DeskApp
      config={{ api: "", issuer: "", client_id: "console", viewer }}
      desk={desk}
      account={account}
      admin={fakeAdmin(fake)}
    />
  </Themed>,
);
