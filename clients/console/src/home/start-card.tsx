import { Button, Text, Title } from "@mantine/core";
import { IconScreenShare } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { RefusalMessage } from "../errors/refusal-message";
import classes from "./home-page.module.css";
import { useStartSession } from "./use-start-session";

export function StartCard() {
  const { t } = useTranslation();
  const { start, isStarting, refused } = useStartSession();
  return (
    <section className={classes["start"]} aria-labelledby="start-title">
      <Title order={2} id="start-title">
        {t("home.startTitle")}
      </Title>
      <Text maw="46ch">{t("home.startText")}</Text>
      {refused !== null && <RefusalMessage reason={refused} doing="start" onRetry={start} />}
      <div className={classes["foot"]}>
        <Button
          size="lg"
          onClick={start}
          loading={isStarting}
          leftSection={<IconScreenShare aria-hidden />}
          data-testid="start-session"
        >
          {isStarting ? t("home.starting") : t("home.start")}
        </Button>
      </div>
    </section>
  );
}
