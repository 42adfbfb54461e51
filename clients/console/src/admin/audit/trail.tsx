import type { AuditTrail } from "@alongside/protocol";
import { Anchor, Button, Group, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconDownload, IconRefresh } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { RefusalMessage } from "../../errors/refusal-message";
import { AUDIT_PATH } from "../../router/route";
import { Link } from "../../router/router";
import { useAdminApi } from "../admin-context";
import { download } from "../download";
import classes from "./audit.module.css";
import { trailCsv } from "./csv";
import { Timeline } from "./timeline";
import { useTimes } from "./times";

/** What happened in one session. */
export function Trail({ session }: { session: string }) {
  const { t } = useTranslation();
  const api = useAdminApi();
  const [trail, setTrail] = useState<AuditTrail | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const load = useCallback(() => {
    setRefused(null);
    api.trail(session).then(setTrail, setRefused);
  }, [api, session]);
  useEffect(load, [load]);
  return (
    <section className={classes["trail"]} aria-labelledby="trail-title" data-testid="trail">
      <Anchor component={Link} href={AUDIT_PATH} className={classes["back"] ?? ""}>
        <IconArrowLeft size={18} aria-hidden /> {t("admin.audit.back")}
      </Anchor>
      <Title order={2} id="trail-title">
        {t("admin.audit.session", { id: session })}
      </Title>
      {refused !== null && <RefusalMessage reason={refused} doing="trail" onRetry={load} />}
      <div role="status" className={classes["status"]}>{!trail && refused === null && <Text>{t("admin.audit.loading")}</Text>}</div>
      {trail && <Told trail={trail} onAgain={load} />}
    </section>
  );
}

function Told({ trail, onAgain }: { trail: AuditTrail; onAgain: () => void }) {
  const { t } = useTranslation();
  const { date, zone } = useTimes();
  const { session, entries, kept_until: until } = trail;
  return (
    <>
      <Text size="sm" c="dimmed">
        {until === null ? t("admin.audit.keptRunning") : t("admin.audit.kept", { date: date(until) })}{" "}
        {t("admin.audit.zone", { zone })}
      </Text>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => download(`session-${session}.json`, "application/json", `${JSON.stringify(trail, null, 2)}\n`)}
          data-testid="export-json"
        >
          {t("admin.audit.json")}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => download(`session-${session}.csv`, "text/csv;charset=utf-8", trailCsv(trail))}
          data-testid="export-csv"
        >
          {t("admin.audit.csv")}
        </Button>
        {until === null && (
          <Button size="xs" variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={onAgain}>
            {t("admin.audit.reload")}
          </Button>
        )}
      </Group>
      {entries.length === 0 ? <Text>{t("admin.audit.empty")}</Text> : <Timeline entries={entries} />}
    </>
  );
}
