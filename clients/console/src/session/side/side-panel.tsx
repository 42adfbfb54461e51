import type { SessionView } from "@alongside/protocol";
import { useTranslation } from "react-i18next";
import { InviteCard } from "./invite-card";
import { People } from "./people";
import classes from "./side-panel.module.css";

export function SidePanel({ view }: { view: SessionView }) {
  const { t } = useTranslation();
  return (
    <aside className={classes["panel"]} aria-label={t("session.panel")}>
      <People view={view} />
      <InviteCard session={view.session} />
    </aside>
  );
}
