import { VisuallyHidden } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { AdminApi } from "./admin/admin-api";
import { AdminProvider } from "./admin/admin-context";
import { AuditPage, SettingsPage } from "./admin/pages";
import type { Account } from "./auth/account";
import { AccountProvider } from "./auth/account";
import type { Config } from "./config";
import { ConfigProvider } from "./config-context";
import type { Desk } from "./desk/desk";
import { DeskProvider, useDeskState } from "./desk/desk-context";
import { HomePage } from "./home/home-page";
import { NowherePage } from "./nowhere-page";
import { sessionPath } from "./router/route";
import { goTo, useRoute } from "./router/router";
import { SessionNotices } from "./session/session-notices";
import { SessionPage } from "./session/session-page";
import { Shell } from "./shell/shell";

interface Props {
  config: Config;
  desk: Desk;
  account: Account;
  admin: AdminApi;
}

/** The desk of an agent who is signed in. */
export function DeskApp({ config, desk, account, admin }: Props) {
  return (
    <ConfigProvider config={config}>
      <AccountProvider account={account}>
        <AdminProvider api={admin}>
          <DeskProvider desk={desk}>
            <Shell>
              <Place />
            </Shell>
            <SessionNotices />
          </DeskProvider>
        </AdminProvider>
      </AccountProvider>
    </ConfigProvider>
  );
}

function Place() {
  const { t } = useTranslation();
  const route = useRoute();
  const { refused, seat } = useDeskState();
  useReturn(route.at === "home");
  // To administer takes no connection: who may not view sessions may still do this.
  if (route.at === "settings") return <SettingsPage />;
  if (route.at === "audit") return <AuditPage session={route.session} />;
  // Without a connection that is refused for good there is nothing to do here, and `Troubles` says why.
  if (refused && !seat) return <VisuallyHidden component="h1">{t("areas.cobrowse")}</VisuallyHidden>;
  switch (route.at) {
    case "home":
      return <HomePage />;
    case "session":
      return <SessionPage key={route.id} id={route.id} />;
    default:
      return <NowherePage />;
  }
}

/** Whoever opens the console while in a session goes back to it at once: it waits a minute only. */
function useReturn(isHome: boolean): void {
  const { isGreeted, openSession, seat } = useDeskState();
  const hasLooked = useRef(false);
  useEffect(() => {
    if (hasLooked.current || !isGreeted) return;
    hasLooked.current = true;
    if (isHome && openSession && !seat) goTo(sessionPath(openSession), "replace");
  }, [isHome, isGreeted, openSession, seat]);
}
