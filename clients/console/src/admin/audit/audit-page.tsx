import { Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import admin from "../admin.module.css";
import { Gate } from "../gate";
import classes from "./audit.module.css";
import { dayOf } from "./day";
import { DayPicker } from "./day-picker";
import { SessionTable } from "./session-table";
import { Trail } from "./trail";

/** What happened in which session: the sessions of a day, and beside them the trail of one. */
export function AuditPage({ session }: { session: string | null }) {
  const { t } = useTranslation();
  return (
    <Gate permission="cobrowse:audit:view" title={t("admin.audit.title")}>
      <Audit session={session} />
    </Gate>
  );
}

function Audit({ session }: { session: string | null }) {
  const { t } = useTranslation();
  const [day, setDay] = useState(() => dayOf(Date.now()));
  return (
    <div className={admin["page"]}>
      <header>
        <Title order={1}>{t("admin.audit.title")}</Title>
        <Text c="dimmed" size="lg" mt={4}>
          {t("admin.audit.lead")}
        </Text>
      </header>
      <div className={classes["columns"]} data-chosen={session !== null}>
        <section className={classes["list"]} aria-labelledby="sessions-title">
          <Title order={2} id="sessions-title">
            {t("admin.audit.sessions")}
          </Title>
          <DayPicker day={day} onDay={setDay} />
          <SessionTable day={day} chosen={session} />
        </section>
        {session === null ? (
          <div className={classes["unchosen"]}>
            <Text c="dimmed">{t("admin.audit.choose")}</Text>
          </div>
        ) : (
          <Trail key={session} session={session} />
        )}
      </div>
    </div>
  );
}
