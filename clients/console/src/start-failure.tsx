import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./session/session-page.module.css";

/** The console has no configuration that it could start with. */
export function StartFailure({ reason }: { reason: string }) {
  const { t } = useTranslation();
  return (
    <main className={classes["middle"]} style={{ minHeight: "100%" }}>
      <Alert color="red" role="alert" title={<h1 className={classes["plain"]}>{t("start.failedTitle")}</h1>}>
        {t("start.failedText", { reason })}
      </Alert>
    </main>
  );
}
