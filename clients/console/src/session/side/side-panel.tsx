import type { SessionView } from "@alongside/protocol";
import { useTranslation } from "react-i18next";
import type { SharedPage } from "../live/shared-page";
import { InviteCard } from "./invite-card";
import { Notes } from "./notes";
import { People } from "./people";
import classes from "./side-panel.module.css";

export function SidePanel({ page, view }: { page: SharedPage; view: SessionView }) {
  const { t } = useTranslation();
  return (
    <aside className={classes["panel"]} aria-label={t("session.panel")}>
      <People page={page} view={view} />
      {view.phase === "active" && <Notes page={page} view={view} />}
      <InviteCard session={view.session} />
    </aside>
  );
}
