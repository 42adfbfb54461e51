import type { SessionSummary } from "@alongside/protocol";
import { Button, Loader, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { clockText } from "../../clock/remaining";
import { RefusalMessage } from "../../errors/refusal-message";
import { auditPath } from "../../router/route";
import { Link } from "../../router/router";
import classes from "./audit.module.css";
import { useTimes } from "./times";
import { useSessions } from "./use-sessions";

/** The sessions of a day, the newest first. */
export function SessionTable({ day, chosen }: { day: string; chosen: string | null }) {
  const { t } = useTranslation();
  const { sessions, hasMore, isLoading, refused, more, again } = useSessions(day);
  const isEmpty = sessions.length === 0 && !isLoading && refused === null;
  return (
    <>
      {sessions.length > 0 && (
        <ul className={classes["sessions"]} aria-labelledby="sessions-title">
          {sessions.map((one) => (
            <li key={one.session}>
              <Row of={one} isChosen={one.session === chosen} />
            </li>
          ))}
        </ul>
      )}
      <div role="status" className={classes["status"]}>
        {isLoading && <Loader color="var(--lead)" size="sm" />}
        {isEmpty && (
          <>
            <Text fw={600}>{t("admin.audit.none")}</Text>
            <Text size="sm" c="dimmed">
              {t("admin.audit.noneHint")}
            </Text>
          </>
        )}
      </div>
      {refused !== null && <RefusalMessage reason={refused} doing="sessions" onRetry={again} />}
      {hasMore && !isLoading && (
        <Button variant="default" onClick={more} data-testid="more">
          {t("admin.audit.more")}
        </Button>
      )}
    </>
  );
}

function Row({ of, isChosen }: { of: SessionSummary; isChosen: boolean }) {
  const { t } = useTranslation();
  const { time } = useTimes();
  const { session, created_by: name, created_at: from, ended_at: to } = of;
  return (
    <Link
      className={classes["session"]}
      href={auditPath(session)}
      aria-current={isChosen ? "true" : undefined}
      data-testid="audited"
      data-session={session}
    >
      <span className={classes["when"]}>{time(from)}</span>
      <span className={classes["who"]}>{t("admin.audit.by", { name })}</span>
      <span className={classes["long"]}>
        {to === null ? t("admin.audit.running") : clockText((to - from) / 1000)}
      </span>
    </Link>
  );
}
