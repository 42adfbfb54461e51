import { Loader, Text, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { RefusalMessage } from "../errors/refusal-message";
import { usePageTitle } from "../shell/page-title";
import { LeftCard } from "./ended/left-card";
import { SeatedPage } from "./seated-page";
import classes from "./session-page.module.css";
import { useEntry } from "./use-entry";

export function SessionPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const entry = useEntry(id);
  usePageTitle(t("session.title"));
  if (entry.is === "seated") return <SeatedPage seat={entry.seat} onLeft={entry.left} />;
  return (
    <div className={classes["middle"]}>
      {entry.is !== "left" && <VisuallyHidden component="h1">{t("session.title")}</VisuallyHidden>}
      {entry.is === "entering" && (
        <div role="status" className={classes["entering"]}>
          <Loader size="sm" />
          <Text c="dimmed">{t("session.entering")}</Text>
        </div>
      )}
      {entry.is === "refused" && <RefusalMessage reason={entry.reason} doing="join" onRetry={entry.retry} />}
      {entry.is === "left" && <LeftCard onAgain={entry.again} />}
    </div>
  );
}
