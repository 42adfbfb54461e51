import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { adminApi } from "./admin/admin-api";
import { SignIn } from "./auth/sign-in";
import { SignInPage } from "./auth/sign-in-page";
import { type Config, loadConfig } from "./config";
import { openDesk } from "./desk/open-desk";
import { DeskApp } from "./desk-app";
import { startI18n } from "./i18n";
import { routeOf } from "./router/route";
import { goTo } from "./router/router";
import { StartFailure } from "./start-failure";
import { Themed } from "./theme/themed";

const root = createRoot(document.getElementById("root") as HTMLElement);
const show = (screen: ReactNode): void => root.render(<Themed>{screen}</Themed>);

async function start(): Promise<void> {
  await startI18n();
  try {
    await open(await loadConfig());
  } catch (reason) {
    show(<StartFailure reason={reason instanceof Error ? reason.message : String(reason)} />);
  }
}

async function open(config: Config): Promise<void> {
  const signIn = new SignIn(config);
  let hasFailed = false;
  if (routeOf(window.location.pathname).at === "signed-in") {
    try {
      const path = await signIn.finish();
      if (path === null) return;
      goTo(path, "replace");
    } catch {
      hasFailed = true;
      goTo("/", "replace");
    }
  }
  const agent = await signIn.agent();
  if (!agent) {
    show(<SignInPage onSignIn={() => signIn.start()} hasFailed={hasFailed} />);
    return;
  }
  const desk = openDesk(config.api, signIn.token);
  const account = { agent, signIn: () => void signIn.start(), signOut: () => void signIn.end() };
  const admin = adminApi(config.api, signIn.token);
  show(<DeskApp config={config} desk={desk} account={account} admin={admin} />);
}

void start();
